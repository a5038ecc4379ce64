using System.Text;
using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Execution.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Execution;

public sealed class ResolverTableTests
{
    [Fact]
    public void Every_misfit_of_resolvers_and_schema_is_named_at_start()
    {
        var schema = GraphQLSchema.Build("type Query { missing: Int wrong: Int grid: [[Int]] node: Node fine: String } interface Node { id: ID! } type Thing implements Node { id: ID! }");
        var table = new ResolverTable()
            .Text("Query", "wrong", _ => "")
            .Text("Query", "fine", _ => "")
            .Text("Query", "absent", _ => "")
            .Batch("Query", "grid", _ => default)
            .Batch("Query", "node", _ => default)
            .TypeName("Nobody", _ => "")
            .Text("Thing", "id", _ => "");
        var message = Assert.Throws<InvalidOperationException>(() => new GraphQLEngine(schema, table, new())).Message;
        Assert.Contains("Query.missing: no resolver", message);
        Assert.Contains("Query.wrong: its resolver does not give Int", message);
        Assert.Contains("Query.grid: a list of lists is not supported", message);
        Assert.Contains("Query.absent: no such field", message);
        Assert.Contains("Node: nothing finds the concrete type", message);
        Assert.Contains("Nobody: no interface or union", message);
        Assert.DoesNotContain("fine", message);
    }

    [Fact]
    public async Task An_object_of_another_type_than_its_fields_read_fails_at_each_place_and_harms_nothing_else()
    {
        var failures = new List<Exception>();
        var table = new ResolverTable();
        table.For<object>("Query").Batch("all", _ => new(BatchAnswer.Lists(["right", new Uri("https://wrong.example"), "wrong as well"], [0, 3])))
            .Batch("again", _ => new(BatchAnswer.Values([new Uri("https://wrong.example")]))).Text("fine", _ => "fine");
        table.For<string>("Thing").Text("name", thing => thing);
        var schema = GraphQLSchema.Build("type Query { all: [Thing!] again: Thing fine: String } type Thing { name: String }");
        using var engine = new GraphQLEngine(schema, table, new() { OnUnexpected = failures.Add });
        using var answer = await engine.ExecuteAsync(new("{ all { name } again { name } fine }"), new NumberedContext(), default, CancellationToken.None);
        Assert.EndsWith("""],"data":{"all":null,"again":null,"fine":"fine"}}""", Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
        Assert.All(failures, failure => Assert.Contains("answered a Uri for an object of the type Thing", failure.Message, StringComparison.Ordinal));
        Assert.Equal(2, failures.Count);
    }

    [Fact]
    public void The_objects_of_a_type_are_of_one_type()
    {
        var table = new ResolverTable();
        table.For<string>("Thing");
        Assert.Contains("The objects of Thing are String, not Uri", Assert.Throws<ArgumentException>(() => table.For<Uri>("Thing")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "a")]
    [InlineData("none", null)]
    [InlineData("whole", 7)]
    [InlineData("truth", true)]
    [InlineData("day", "2026-02")]
    public void A_leaf_gives_a_value_that_another_engine_can_read(string field, object? expected)
    {
        var table = new ResolverTable();
        table.For<string>("Thing").Text("text", thing => thing).Text("none", _ => null).WholeNumber("whole", _ => 7).Boolean("truth", _ => true)
            .Formatted<PartialDate>("day", _ => PartialDate.Parse("2026-02"));
        Assert.Equal(expected, table.Types["Thing"].Fields[field].Leaf!.Read("a"));
    }

    // The two wrong ones share a number.
    private sealed class NumberedContext : RequestContext
    {
        public override int NumberOf(object value) => value is Uri ? 1 : value is string text ? 2 + text.Length : -1;
    }
}
