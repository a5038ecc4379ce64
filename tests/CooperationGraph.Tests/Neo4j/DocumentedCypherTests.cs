using System.Net;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

public sealed class DocumentedCypherTests(SeededNeo4j neo4j, TestServer server) : IClassFixture<SeededNeo4j>, IClassFixture<TestServer>
{
    [Fact]
    public async Task The_look_at_the_graph_by_hand_that_the_page_of_the_model_has_shows_what_the_seed_holds()
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var page = await server.Http.GetStringAsync("/docs/model");
        var statement = WebUtility.HtmlDecode(page.Split("<code id=\"cypher\">")[1].Split("</code>")[0]);
        var rows = await neo4j.Client.RunAsync(new(statement), CancellationToken.None);
        var expected = SeedGraph.From(PartyTo.Type, "country:KAZ").Select(SeedGraph.Node).Where(node => node.Get(Agreement.Type) == "INVESTMENT_PROTECTION_AGREEMENT");
        Assert.NotEmpty(rows);
        Assert.Equal(expected.Select(node => (node.Get(Agreement.TitleEn), node.Get(Agreement.SignedOn)?.ToString())).ToHashSet(), rows.Select(row => (row[0].Text, row[1].Text)).ToHashSet());
    }
}
