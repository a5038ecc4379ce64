using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.Tests.Execution;

/// <summary>Where the caller's thread has others to answer, only what is known to be quick is executed on it.</summary>
public sealed class CallerThreadTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _clock = new();
    private TimeSpan _takes;
    private Thread? _resolvedOn;

    [Fact]
    public void A_new_operation_leaves_it_and_one_that_was_quick_stays()
    {
        using var engine = Engine(Longest);
        Assert.Equal([false, true, true], Stays(engine, 3));
    }

    [Fact]
    public void An_operation_that_took_long_leaves_it_until_it_was_quick_many_times()
    {
        using var engine = Engine(Longest);
        Stays(engine, 2);
        _takes = Longest * 2;
        Assert.Equal([true, false, false], Stays(engine, 3));
        _takes = Longest;
        var stays = Stays(engine, 100);
        var away = stays.TakeWhile(stay => !stay).Count();
        Assert.InRange(away, 10, 90);
        Assert.All(stays.Skip(away), Assert.True);
    }

    [Fact]
    public void One_with_variables_leaves_it_for_they_may_ask_for_more_than_the_last_time()
    {
        using var engine = Engine(Longest);
        Assert.Equal([false, false, false], Stays(engine, 3, "query ($first: Int = 1) { thing(first: $first) { name } }"));
    }

    [Fact]
    public void Where_it_has_no_one_else_to_answer_everything_stays()
    {
        using var engine = Engine(longest: null);
        _takes = Longest * 1000;
        Assert.Equal([true, true], Stays(engine, 2));
    }

    private List<bool> Stays(GraphQLEngine engine, int times, string query = "{ thing { name } }")
    {
        List<bool> stays = [];
        // One that is none of the pool's.
        var caller = new Thread(() =>
        {
            for (var i = 0; i < times; i++)
            {
                using var answer = engine.ExecuteAsync(new(query), new Nothing(), default, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                Assert.True(answer.IsRight);
                stays.Add(_resolvedOn == Thread.CurrentThread);
            }
        });
        caller.Start();
        caller.Join();
        return stays;
    }

    private GraphQLEngine Engine(TimeSpan? longest)
    {
        var table = new ResolverTable()
            .Batch("Query", "thing", batch =>
            {
                _resolvedOn = Thread.CurrentThread;
                _clock.Advance(_takes);
                return new(BatchAnswer.Values(["a thing"]));
            })
            .Text("Thing", "name", thing => (string)thing);
        return new(GraphQLSchema.Build("type Query { thing(first: Int): Thing } type Thing { name: String }"), table, new() { Clock = _clock, LongestOnCaller = longest });
    }

    private sealed class Nothing : RequestContext;
}
