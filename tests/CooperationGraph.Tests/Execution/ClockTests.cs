using System.Text;
using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.Tests.Execution;

/// <summary>A limit of time is a limit of work.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _clock = new();
    private int _resolved;

    [Fact]
    public async Task The_time_before_the_request_was_read_counts()
    {
        using var engine = Engine(advance: TimeSpan.Zero);
        var begun = _clock.GetTimestamp();
        _clock.Advance(Limit - TimeSpan.FromSeconds(1));
        Assert.Equal("""{"data":{"all":[{"name":"0"}]}}""", await AnswerAsync(engine, "{ all(first: 1) { name } }", begun));
        _resolved = 0;
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("TIMEOUT", await AnswerAsync(engine, "{ all(first: 2) { name } }", begun));
        Assert.Equal(0, _resolved);
    }

    [Fact]
    public async Task When_it_is_over_no_further_resolver_is_asked()
    {
        using var engine = Engine(advance: Limit);
        var answer = await AnswerAsync(engine, "{ a: all(first: 1) { name } b: all(first: 1) { name } }", begun: null);
        Assert.Contains("\"code\":\"TIMEOUT\"", answer);
        Assert.EndsWith("\"data\":null}", answer);
        Assert.Equal(1, _resolved);
    }

    [Fact]
    public async Task When_it_is_over_the_answer_is_not_written_to_its_end()
    {
        using var engine = Engine(advance: Limit / 1000);
        Assert.Contains("TIMEOUT", await AnswerAsync(engine, "{ all(first: 100000) { name } }", begun: null));
        Assert.InRange(_resolved, 900, 1500);
    }

    [Fact]
    public async Task The_clock_of_one_request_does_not_end_the_next_one()
    {
        using var engine = Engine(advance: TimeSpan.Zero);
        for (var i = 0; i < 5; i++)
        {
            Assert.DoesNotContain("TIMEOUT", await AnswerAsync(engine, "{ all(first: 1) { name } }", begun: null));
            _clock.Advance(Limit * 2);
        }
    }

    // Each resolved list and each written name takes some time.
    private GraphQLEngine Engine(TimeSpan advance)
    {
        var table = new ResolverTable()
            .Batch("Query", "all", batch =>
            {
                Pass();
                var things = Enumerable.Range(0, batch.Arguments.Get<int>("first")!.Value).Select(i => (object)$"{i}").ToArray();
                return new(BatchAnswer.Lists(things, [0, things.Length]));
            })
            .Text("Thing", "name", thing =>
            {
                Pass();
                return (string)thing;
            });
        return new(GraphQLSchema.Build("type Query { all(first: Int!): [Thing] } type Thing { name: String }"), table, new() { Timeout = Limit, Clock = _clock });

        void Pass()
        {
            _resolved++;
            _clock.Advance(advance);
        }
    }

    private static async Task<string> AnswerAsync(GraphQLEngine engine, string query, long? begun)
    {
        using var answer = await engine.ExecuteAsync(new(query, Begun: begun), Zoo.NewContext(), default, CancellationToken.None);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }
}
