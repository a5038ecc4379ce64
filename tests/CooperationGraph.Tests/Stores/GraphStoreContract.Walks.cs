using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Stores;

public abstract partial class GraphStoreContract
{
    private static readonly string[] Starts = ["country:KAZ", "country:CHN", "agreement:bit-cn-uz-1992", "sector:energy", "country:KAZ", "mechanism:ccast-summit"];

    public static TheoryData<int, string?, string?> Requests => new()
    {
        { 3, null, null },
        { 0, null, null },
        { int.MaxValue, null, null },
        { 3, "1999-06-30", null },
        { int.MaxValue, "2015-06-30", null },
        { 3, "1999-06-30", "Agreement Mechanism CountryGroup" },
        { int.MaxValue, null, "Agreement Alias" },
        { 0, "2015-06-30", null },
        { 0, "1999-06-30", "Agreement Mechanism CountryGroup" },
        { 0, null, "Agreement Alias" },
    };

    [Theory]
    [MemberData(nameof(Requests), DisableDiscoveryEnumeration = true)]
    public async Task Every_branch_has_its_relationships_in_their_order_and_the_number_of_those_left_out(int limit, string? day, string? labels)
    {
        var store = await CreateStoreAsync();
        var request = new ExpandRequest(limit, day is null ? null : DateOnly.Parse(day), labels?.Split(' ').Select(name => GraphModel.Labels.Single(label => label.Name == name)).ToHashSet());
        var branches = Branch.Of(await StartsAsync(store), GraphModel.RelationshipTypes);
        var expansion = await store.ExpandAsync(branches, request, None);
        var (found, leftOut) = (0, 0);
        for (var i = 0; i < branches.Count; i++)
        {
            var expected = Expected(branches[i], request);
            var own = expansion.Of(i).ToArray();
            Assert.Equal(expected.Take(limit).Select(each => each.Relationship.Id), own.Select(each => branches[i].RelationshipTo(each).Id));
            Assert.Equal(expected.Take(limit).Select(each => each.Other), own.Select(each => each.Other.Id));
            Assert.Equal(expected.Take(limit).Select(each => each.Relationship.Values), own.Select(each => each.Values));
            Assert.Equal(Math.Max(expected.Count - limit, 0), expansion.LeftOut[i]);
            (found, leftOut) = (found + own.Length, leftOut + expansion.LeftOut[i]);
        }

        Assert.True(found + leftOut > 100 || labels is not null, "Too little is walked to show anything.");
        Assert.Equal(limit == int.MaxValue, leftOut == 0);
        Assert.Equal(limit == 0, found == 0);
    }

    [Fact]
    public async Task A_branch_that_was_cut_off_goes_on_after_any_position_without_gap_or_repeat()
    {
        var store = await CreateStoreAsync();
        var branch = new Branch((await StartsAsync(store))[1], new(PartyTo.Type, Direction.Outgoing));
        var expected = Expected(branch, ExpandRequest.Whole).ConvertAll(each => each.Relationship.Id);
        List<string> found = [];
        for (RelationshipPosition? after = null; ;)
        {
            // Another one, from the beginning, does not mix with it.
            var page = await store.ExpandAsync([branch with { After = after }, branch], new(97), None);
            found.AddRange(page.Of(0).ToArray().Select(each => branch.RelationshipTo(each).Id));
            Assert.Equal(expected.Count - found.Count, page.LeftOut[0]);
            Assert.Equal(expected.Take(97), page.Of(1).ToArray().Select(each => branch.RelationshipTo(each).Id));
            if (page.LeftOut[0] == 0) break;
            after = page.Of(0)[^1].Position;
        }

        Assert.Equal(expected, found);
        // One that is only counted, from a position on and from the beginning.
        Assert.Equal([expected.Count - 97, expected.Count], (await store.ExpandAsync([branch with { After = (await store.ExpandAsync([branch], new(97), None)).Of(0)[^1].Position }, branch], new(0), None)).LeftOut);
        var gone = await store.ExpandAsync([branch with { After = new("agreement:d", 5) }], new(3), None);
        Assert.Equal(Expected(branch, ExpandRequest.Whole).FindAll(each => string.CompareOrdinal(each.Other, "agreement:d") > 0).Take(3).Select(each => each.Relationship.Id), gone.Of(0).ToArray().Select(each => branch.RelationshipTo(each).Id));
    }

    [Fact]
    public async Task A_branch_that_a_label_cannot_have_is_empty()
    {
        var store = await CreateStoreAsync();
        var sector = (await StartsAsync(store))[3];
        var expansion = await store.ExpandAsync([new(sector, new(PartyTo.Type, Direction.Outgoing))], ExpandRequest.Whole, None);
        Assert.Empty(expansion.Items);
        Assert.Equal([0], expansion.LeftOut);
        Assert.Empty((await store.ExpandAsync([], ExpandRequest.Whole, None)).LeftOut);
    }

    [Theory]
    [InlineData(30, null)]
    [InlineData(2, "2015-06-30")]
    public async Task A_store_that_tells_hubs_leaves_out_the_relationships_to_them_and_nothing_else(int maxDegree, string? day)
    {
        var store = await CreateStoreAsync();
        var ways = new WaysOfLabels(GraphModel.RelationshipTypes.SelectMany(Way.Both));
        var starts = await StartsAsync(store);
        var branches = Branch.Of(starts, GraphModel.RelationshipTypes);
        var request = new ExpandRequest(int.MaxValue, day is null ? null : DateOnly.Parse(day));
        var expansion = await store.ExpandAsync(branches, request with { Hubs = new(ways, maxDegree, new HashSet<GraphNode> { starts[0] }) }, None);
        var whole = await store.ExpandAsync(branches, request, None);
        Assert.All(expansion.LeftOut, leftOut => Assert.Equal(0, leftOut));
        if (expansion.Hubs is not { } told)
        {
            Assert.Equal(whole.Items.Select(item => item.Other.Id), expansion.Items.Select(item => item.Other.Id));
            return;
        }

        GraphNode[] others = [.. whole.Items.Select(item => item.Other).Distinct()];
        var hubs = others.Select(other => (Node: other, Degree: Branch.Of([other], GraphModel.RelationshipTypes).Sum(branch => Expected(branch, request).Count))).Where(each => each.Degree > maxDegree && each.Node.Id != starts[0].Id).ToHashSet();
        Assert.Equal(hubs, told.ToHashSet());
        Assert.InRange(hubs.Count, 1, others.Length - 1);
        for (var i = 0; i < branches.Count; i++)
            Assert.Equal(whole.Of(i).ToArray().Where(item => !hubs.Any(hub => hub.Node.Equals(item.Other))).Select(item => branches[i].RelationshipTo(item)), expansion.Of(i).ToArray().Select(item => branches[i].RelationshipTo(item)));
    }

    private static async Task<List<GraphNode>> StartsAsync(IGraphStore store)
    {
        var ids = Starts.Take(5).Append(Dataset.Nodes.First(node => node.Label == Mechanism.Label && Related(ParticipatesIn.Type, node, incoming: true).Any()).Id);
        return [.. (await store.GetNodesAsync([.. ids], None)).OfType<GraphNode>()];
    }

    private static List<(Relationship Relationship, string Other)> Expected(Branch branch, ExpandRequest request)
    {
        var incoming = branch.Way.Direction == Direction.Incoming;
        return
        [
            .. Ways(branch.Way.Type, branch.Node, incoming)
                .Where(way => request.Labels?.Contains(way.Other.Label) != false && (request.Day is not { } day || MayBeThere(way.Other, way.Values, branch.Way.Type, day)))
                .OrderBy(way => way.Other.Id, StringComparer.Ordinal)
                .Select(way => (new Relationship(branch.Way.Type, incoming ? way.Other.Id : branch.Node.Id, incoming ? branch.Node.Id : way.Other.Id, Ordinal: 0, way.Values), way.Other.Id)),
        ];
    }

    private static bool MayBeThere(GraphNode node, object?[]? values, RelationshipType type, DateOnly day)
    {
        if (!MayLast(type.Spell, property => values![property.Index])) return false;
        if (node.Label == Agreement.Label) return AgreementStatus.On(node, day).State is not (AgreementState.NotYetSigned or AgreementState.Ended);
        return MayLast(node.Label.Spell, property => node[property]);

        bool MayLast(Spell? spell, Func<Property, object?> valueOf) =>
            !(spell?.Begins is { } begins && valueOf(begins) is PartialDate from && from.First > day) && !(spell?.Ends is { } ends && valueOf(ends) is PartialDate to && to.Last < day);
    }
}
