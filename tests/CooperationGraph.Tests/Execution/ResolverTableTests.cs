using CooperationGraph.Execution;

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
}
