using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>Pages of what a long list of ids names, as of all that sources disagree on.</summary>
public sealed class IdPagesTests(SeededNeo4j neo4j) : IClassFixture<SeededNeo4j>
{
    private static readonly CancellationToken None = CancellationToken.None;

    // Of a label and two others, so that not all that the list names is found.
    private static readonly IReadOnlySet<string> Ids = RealSeed.Dataset.Nodes.Where(node => node.Label == Agreement.Label || node.Label == Country.Label).Where((_, i) => i % 5 < 3).Select(node => node.Id).ToHashSet();

    private static readonly GraphNode[] Listed = [.. RealSeed.Dataset.Nodes.Where(node => node.Label == Agreement.Label && Ids.Contains(node.Id))];

    [Theory]
    [InlineData(0, null, false)]
    [InlineData(0, "signed_on", false)]
    [InlineData(50_000, "signed_on", true)]
    [InlineData(0, "title_en", true)]
    public async Task They_are_those_of_the_memory_store(int keptNodes, string? by, bool descending)
    {
        var order = new NodeOrder(by is null ? null : Agreement.Label.Properties.Single(property => property.Name == by), descending);
        var sorted = Listed.ToArray();
        NodePager.Sort(sorted, order);
        var other = RealSeed.Dataset.Nodes.First(node => node.Label == Agreement.Label && !Ids.Contains(node.Id));
        PagePosition early = NodePager.PositionOf(sorted[7], order), late = NodePager.PositionOf(sorted[^9], order);
        var (memory, store) = (new MemoryGraphStore(RealSeed.Dataset), await neo4j.OpenAsync(keptNodes));
        foreach (var page in new PageRequest[]
        {
            new(5), new(5, Backward: true), new(1000), new(5, After: early), new(5, Backward: true, Before: late), new(5, After: early, Before: late), new(5, After: late, Before: early), new(5, Backward: true, After: late), new(0),
            // None of the list, and none that stands where it is said to.
            new(5, After: NodePager.PositionOf(other, order)), new(5, After: early with { Key = late.Key }), new(5, Before: late with { Id = "agreement:zzz" }),
        })
        {
            var (expected, found) = (await memory.FindNodesAsync(Agreement.Label, new Condition.IdIn(Ids), order, page, None), await store.FindNodesAsync(Agreement.Label, new Condition.IdIn(Ids), order, page, None));
            Assert.Equal(expected.Nodes.Select(node => node.Id), found.Nodes.Select(node => node.Id));
            Assert.Equal((expected.TotalCount, expected.HasPrevious, expected.HasNext), (found.TotalCount, found.HasPrevious, found.HasNext));
        }
    }

    [Fact]
    public async Task The_list_is_sent_once()
    {
        await neo4j.OpenAsync(keptNodes: 0);
        var client = new RecordingCypherClient(neo4j.Client);
        var store = await Neo4jDatabase.OpenCurrentAsync(client, keptNodes: 0);
        var order = new NodeOrder(Agreement.SignedOn);
        var sorted = Listed.ToArray();
        NodePager.Sort(sorted, order);
        await store.FindNodesAsync(Agreement.Label, new Condition.IdIn(Ids), order, new(5), None);
        var known = client.Statements;
        foreach (var page in new PageRequest[] { new(6), new(5, After: NodePager.PositionOf(sorted[50], order)) })
        {
            var before = client.Count;
            Assert.Equal(Listed.Length, (await store.FindNodesAsync(Agreement.Label, new Condition.IdIn(Ids), order, page, None)).TotalCount);
            Assert.Equal(1, client.Count - before);
        }

        // Of the two statements that the first page took, one names the nodes of a page alone.
        Assert.Empty(client.Statements.Except(known));
        var hits = (await Neo4jDatabase.ProfileAsync(client.Statements.Single(statement => statement.Text.Contains("$given.numbers", StringComparison.Ordinal)))).Hits;
        Assert.InRange(hits, 5, Listed.Length);
    }
}
