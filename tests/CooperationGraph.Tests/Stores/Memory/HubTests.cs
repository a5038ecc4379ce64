using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Stores.Memory;

/// <summary>What a question about a hub allocates does not depend on how many neighbours it has: unlike its time that can be counted on any machine.</summary>
public sealed class HubTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_page_of_a_hub_allocates_as_little_with_twenty_times_as_many_neighbours()
    {
        var order = new NodeOrder(Agreement.SignedOn, Descending: true);
        await AssertFlatAsync(room: 100, (store, hub, _) => store.FindNeighboursAsync([hub], PartyTo.Type, Direction.Outgoing, Agreement.Label, Condition.Always, order, new(20, After: new("1990", "agreement:1")), None));
        // A bit for each agreement.
        await AssertFlatAsync(room: 20_000 / 8 * 4, (store, hub, _) => store.FindNeighboursAsync(
            [[hub]], PartyTo.Type, Direction.Outgoing, having: null, Agreement.Label, new Condition.TextIn(Agreement.Type, ["MEMORANDUM"]), order, new(20), None));
    }

    [Fact]
    public async Task What_a_hub_shares_with_a_small_country_is_read_from_the_side_of_that()
    {
        await AssertFlatAsync(room: 100, (store, hub, small) => store.GetSharedNeighboursAsync([hub], [small], PartyTo.Type, Direction.Outgoing, of: null, None));
        await AssertFlatAsync(room: 100, (store, hub, small) => store.GetSharedNeighboursAsync([small], [hub], PartyTo.Type, Direction.Outgoing, of: null, None));
    }

    private static async Task AssertFlatAsync<T>(int room, Func<MemoryGraphStore, GraphNode, GraphNode, ValueTask<T>> askAsync)
    {
        var (few, many) = (await AllocatedAsync(1000), await AllocatedAsync(20_000));
        Assert.InRange(many, few - 100, few + room);

        async Task<long> AllocatedAsync(int agreements)
        {
            var store = new MemoryGraphStore(Dataset(agreements));
            var nodes = (await store.GetNodesAsync(["country:AAA", "country:AAB"], None)).Select(node => node!).ToList();
            // Indexes are made when they are first needed.
            for (var i = 0; i < 3; i++) await askAsync(store, nodes[0], nodes[1]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            await askAsync(store, nodes[0], nodes[1]);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    // The first country is party to all, the second to five.
    private static GraphDataset Dataset(int agreements)
    {
        var nodes = new List<GraphNode>();
        foreach (var label in GraphModel.Labels)
        {
            if (label == Country.Label) nodes.AddRange(new[] { "country:AAA", "country:AAB" }.Select((id, i) => new GraphNode(nodes.Count + i, label, id, new object?[label.SlotCount])).ToList());
            if (label == Agreement.Label) nodes.AddRange(Enumerable.Range(0, agreements).Select(i => Agreed(nodes.Count + i, i)).ToList());
        }

        var (countries, first) = (nodes.FindIndex(node => node.Label == Country.Label), nodes.FindIndex(node => node.Label == Agreement.Label));
        object?[] values = new object?[PartyTo.Type.SlotCount];
        values[PartyTo.Role.Index] = PartyRole.Party.Word();
        int[] to = [.. Enumerable.Range(first, agreements), .. Enumerable.Range(0, 5).Select(i => first + (i * (agreements / 5)))];
        return new(
            nodes,
            [.. GraphModel.RelationshipTypes.Select(type => type == PartyTo.Type
                ? new RelationshipSet(type, [.. to.Select((_, i) => i < agreements ? countries : countries + 1)], to, Array.ConvertAll(to, _ => values))
                : new(type, [], [], null))],
            "0123456789abcdef");
    }

    private static GraphNode Agreed(int number, int i)
    {
        var values = new object?[Agreement.Label.SlotCount];
        values[Agreement.Type.Index] = i % 3 == 0 ? "MEMORANDUM" : "JOINT_STATEMENT";
        values[Agreement.SignedOn.Index] = PartialDate.OfDay(new DateOnly(1950, 1, 1).AddDays(i % 1000 * 25));
        return new(number, Agreement.Label, $"agreement:{i:D6}", values);
    }
}
