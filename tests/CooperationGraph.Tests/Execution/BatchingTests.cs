using System.Text;
using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Tests.Execution;

public sealed class BatchingTests
{
    [Theory]
    [InlineData("{ beings(first: 5) { friends(first: 3) { friends(first: 3) { id } } } }", "Animal.friends", 2)]
    [InlineData("{ beings(first: 5) { friends(first: 3) { friends(first: 3) { id } } } }", "Plant.friends", 2)]
    [InlineData("{ beings(first: 1) { friends(first: 3) { id } } }", "Animal.friends", 1)]
    [InlineData("{ beings(first: 5) { a: best { id } b: best { id } } }", "Animal.best", 2)]
    [InlineData("{ beings(first: 0) { best { id } } }", "Animal.best", 0)]
    public async Task A_batch_resolver_is_called_once_per_field_type_and_level(string query, string resolver, int calls)
    {
        var zoo = new Zoo();
        using var engine = new GraphQLEngine(Zoo.Schema(), zoo.Resolvers(), new());
        using var answer = await engine.ExecuteAsync(new(query), Zoo.NewContext(), default, CancellationToken.None);
        Assert.Empty(answer.ErrorCodes);
        Assert.Equal(calls, zoo.Calls.GetValueOrDefault(resolver));
    }

    [Fact]
    public async Task An_object_that_occurs_often_is_asked_for_once()
    {
        var asked = new List<int>();
        var table = new ResolverTable()
            .Batch("Query", "all", _ => new(BatchAnswer.Lists(new string[] { "a", "b", "a", "a" }, [0, 4])))
            .Batch("Thing", "name", batch =>
            {
                asked.Add(batch.Parents.Count);
                return new(BatchAnswer.Values([.. batch.Parents]));
            });
        using var engine = new GraphQLEngine(GraphQLSchema.Build("type Query { all: [Thing!]! } type Thing { name: String! }"), table, new());
        using var answer = await engine.ExecuteAsync(new("{ all { name } }"), new LetterContext(), default, CancellationToken.None);
        Assert.Equal("""{"data":{"all":[{"name":"a"},{"name":"b"},{"name":"a"},{"name":"a"}]}}""", Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Equal([2], asked);
    }

    [Fact]
    public async Task The_batches_of_one_depth_are_under_way_together()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var table = new ResolverTable()
            .Batch("Query", "a", async _ => await MeetAsync(first, second))
            .Batch("Query", "b", async _ => await MeetAsync(second, first));
        using var engine = new GraphQLEngine(GraphQLSchema.Build("type Query { a: Int b: Int }"), table, new());
        using var answer = await engine.ExecuteAsync(new("{ a b }"), Zoo.NewContext(), default, CancellationToken.None);
        Assert.Equal("""{"data":{"a":1,"b":1}}""", Encoding.UTF8.GetString(answer.Body.Span));

        static async Task<BatchAnswer> MeetAsync(TaskCompletionSource mine, TaskCompletionSource others)
        {
            mine.SetResult();
            await others.Task;
            return BatchAnswer.Values([1]);
        }
    }

    [Fact]
    public async Task A_resolver_knows_what_is_selected_below_its_field()
    {
        var needs = new List<bool>();
        var table = new ResolverTable()
            .Batch("Query", "thing", batch =>
            {
                needs.Add(batch.Needs.Selects("name"));
                return new(BatchAnswer.Values(["x"]));
            })
            .Text("Thing", "name", thing => (string)thing).Text("Thing", "other", thing => (string)thing);
        using var engine = new GraphQLEngine(GraphQLSchema.Build("type Query { thing: Thing } type Thing { name: String other: String }"), table, new());
        using var with = await engine.ExecuteAsync(new("{ thing { ...F } } fragment F on Thing { alias: name }"), Zoo.NewContext(), default, CancellationToken.None);
        using var without = await engine.ExecuteAsync(new("{ thing { other name @skip(if: true) } }"), Zoo.NewContext(), default, CancellationToken.None);
        Assert.Equal([true, false], needs);
    }

    private sealed class LetterContext : RequestContext
    {
        public override int NumberOf(object value) => value is string text ? text[0] : -1;
    }
}
