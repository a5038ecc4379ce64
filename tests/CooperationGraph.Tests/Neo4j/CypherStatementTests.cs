using CooperationGraph.Neo4j.Cypher;

namespace CooperationGraph.Tests.Neo4j;

public sealed class CypherStatementTests
{
    [Fact]
    public void Parameters_travel_as_one_map_of_whose_sizes_no_plan_asks()
    {
        var parameters = new Dictionary<string, object?> { ["ids"] = new[] { "country:KAZ" }, ["p0"] = null };
        var statement = new CypherStatement("MATCH (n) WHERE n.id IN $ids AND n.price = '5 $' AND n.type = $p0 RETURN n", parameters);
        Assert.Equal("MATCH (n) WHERE n.id IN $given.ids AND n.price = '5 $' AND n.type = $given.p0 RETURN n", statement.Text);
        Assert.Same(parameters, Assert.Single(statement.Parameters!, each => each.Key == "given").Value);
    }

    [Fact]
    public void Without_parameters_the_text_is_sent_as_it_stands()
    {
        var statement = new CypherStatement("RETURN '$x'");
        Assert.Equal(("RETURN '$x'", null), (statement.Text, statement.Parameters));
    }
}
