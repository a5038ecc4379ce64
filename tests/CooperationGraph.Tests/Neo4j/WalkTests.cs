using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>What walks, counts and streams cost the database, beside what they answer.</summary>
[Collection(WrittenNeo4j.Name)]
public sealed class WalkTests(Neo4jProcess neo4j) : IAsyncDisposable
{
    private const int Agreements = GraphPart.MaxSize + 100;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly GraphDataset Dataset = Read();

    private readonly Neo4jDatabase _database = new(neo4j.Options);

    [Fact]
    public async Task A_walk_along_every_type_is_one_statement_and_so_is_a_count_by_several_keys()
    {
        var store = await _database.OpenAsync(Dataset, keptNodes: 0);
        var nodes = (await store.FindNodesAsync(Country.Label, Condition.Always, NodeOrder.ById, PageRequest.Whole, None)).Nodes;
        var before = _database.Client.Count;
        var expansion = await store.ExpandAsync(Branch.Of(nodes, GraphModel.RelationshipTypes), new(10, new(2020, 1, 1)), None);
        Assert.Equal(1, _database.Client.Count - before);
        Assert.Equal(Agreements - 10, expansion.LeftOut.Max());
        await store.CountAsync(Agreement.Label, Condition.Always, [new GroupKey.Year(Agreement.SignedOn), new GroupKey.Related(PartyTo.Type, Direction.Incoming)], sum: null, None);
        Assert.Equal(2, _database.Client.Count - before);
    }

    [Fact]
    public async Task Counting_the_relationships_of_a_hub_costs_no_more_than_counting_those_of_a_leaf()
    {
        var store = await _database.OpenAsync(Dataset, keptNodes: 0);
        var countries = (await store.FindNodesAsync(Country.Label, Condition.Always, NodeOrder.ById, PageRequest.Whole, None)).Nodes;
        var hits = new List<long>();
        foreach (var country in countries)
        {
            var client = new RecordingCypherClient(_database.Client);
            var counting = await Neo4jDatabase.OpenCurrentAsync(client, keptNodes: 0);
            var before = client.Statements;
            var counts = await counting.ExpandAsync(Branch.Of([country], GraphModel.RelationshipTypes), new(0), None);
            if (country.Id == "country:KAZ") Assert.Equal(Agreements, counts.LeftOut.Max());
            hits.Add((await Neo4jDatabase.ProfileAsync(client.Statements.Except(before).Single(), neo4j.Options)).Hits);
        }

        Assert.True(countries.Count > 1);
        Assert.Single(hits.Distinct());
        Assert.InRange(hits[0], 1, 100);
    }

    [Fact]
    public async Task A_node_with_more_relationships_than_a_part_holds_is_streamed_page_by_page()
    {
        var store = await _database.OpenAsync(Dataset, keptNodes: 0);
        List<int> sizes = [];
        List<string> found = [];
        await foreach (var part in store.StreamAsync(new HashSet<NodeLabel> { Country.Label, Agreement.Label }, None))
        {
            if (part.Relationships.Count == 0) continue;
            sizes.Add(part.Relationships.Count);
            found.AddRange(part.Relationships.Select(each => each.Id));
        }

        var set = Dataset.Relationships[PartyTo.Type.Index];
        Assert.Equal(set.From.Select((from, i) => $"{Dataset.Nodes[from].Id}/PARTY_TO/{Dataset.Nodes[set.To[i]].Id}"), found);
        Assert.Equal([GraphPart.MaxSize, found.Count - GraphPart.MaxSize], sizes);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static GraphDataset Read()
    {
        using var seed = new SeedCopy();
        for (var i = 1; i < Agreements; i++)
        {
            seed.Add("agreements.csv", ("id", $"agreement:a{i}"), ("type", "MEMORANDUM"), ("title_en", $"Memorandum {i}"), ("signed_on", "2015"), ("unverified", "true"));
            seed.Add("party_to.csv", ("from", "country:KAZ"), ("to", $"agreement:a{i}"), ("role", "PARTY"));
        }

        return Assert.IsType<GraphDataset>(seed.Read().Dataset);
    }
}
