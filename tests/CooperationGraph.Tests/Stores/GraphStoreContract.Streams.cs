using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Theory]
    [InlineData(null)]
    [InlineData("Claim Country Agreement")]
    [InlineData("Sector")]
    public async Task A_stream_is_the_dataset_in_its_order_in_parts_of_bounded_size(string? labels)
    {
        var store = await CreateStoreAsync();
        var wanted = GraphModel.Labels.Where(label => labels?.Split(' ').Contains(label.Name) != false).ToHashSet();
        List<GraphNode> nodes = [];
        List<Relationship> relationships = [];
        await foreach (var part in store.StreamAsync(wanted, None))
        {
            Assert.InRange(part.Nodes.Count + part.Relationships.Count, 1, GraphPart.MaxSize);
            Assert.True(part.Nodes.Count == 0 || relationships.Count == 0, "A node comes after a relationship.");
            nodes.AddRange(part.Nodes);
            relationships.AddRange(part.Relationships);
        }

        var expectedNodes = Dataset.Nodes.Where(node => wanted.Contains(node.Label)).ToList();
        Assert.Equal(expectedNodes.Select(node => node.Id), nodes.Select(node => node.Id));
        foreach (var (expected, actual) in expectedNodes.Zip(nodes))
            foreach (var property in expected.Label.Properties) Assert.Equal(expected[property], actual[property]);

        var expectedRelationships = Dataset.Relationships
            .SelectMany(set => set.From.Select((from, i) => (Set: set, From: Dataset.Nodes[from], To: Dataset.Nodes[set.To[i]], Values: set.Values?[i])))
            .Where(each => wanted.Contains(each.From.Label) && wanted.Contains(each.To.Label)).ToList();
        Assert.Equal(expectedRelationships.Select(each => (each.Set.Type, each.From.Id, each.To.Id)), relationships.Select(each => (each.Type, each.From, each.To)));
        Assert.Equal(expectedRelationships.Select(each => each.Values), relationships.Select(each => each.Values));
        Assert.True(relationships.Select(each => each.Id).Distinct().Count() == relationships.Count && relationships.Count > 0, "Two relationships have one id, or there are none.");
    }

    [Fact]
    public async Task A_stream_ends_when_its_token_is_cancelled()
    {
        var store = await CreateStoreAsync();
        using var source = new CancellationTokenSource();
        await using var parts = store.StreamAsync(GraphModel.Labels.ToHashSet(), source.Token).GetAsyncEnumerator(None);
        Assert.True(await parts.MoveNextAsync());
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await parts.MoveNextAsync());
    }
}
