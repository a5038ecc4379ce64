using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

public sealed class ReadmeCypherTests(SeededNeo4j neo4j) : IClassFixture<SeededNeo4j>
{
    [Fact]
    public async Task The_README_s_look_at_the_graph_by_hand_shows_what_the_seed_holds()
    {
        await neo4j.StoreAsync(keptNodes: 0);
        var readme = await File.ReadAllTextAsync(Path.Combine(RealSeed.Folder, "..", "README.md"));
        var statement = readme.Split("```cypher\n")[1].Split("```")[0];
        var rows = await neo4j.Client.RunAsync(new(statement), CancellationToken.None);
        var expected = SeedGraph.From(PartyTo.Type, "country:KAZ").Select(SeedGraph.Node).Where(node => node.Get(Agreement.Type) == "INVESTMENT_PROTECTION_AGREEMENT");
        Assert.NotEmpty(rows);
        Assert.Equal(expected.Select(node => (node.Get(Agreement.TitleEn), node.Get(Agreement.SignedOn)?.ToString())).ToHashSet(), rows.Select(row => (row[0].Text, row[1].Text)).ToHashSet());
    }
}
