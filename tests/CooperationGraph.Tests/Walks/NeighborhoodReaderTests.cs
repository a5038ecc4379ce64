using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Walks;

namespace CooperationGraph.Tests.Walks;

public sealed class NeighborhoodReaderTests
{
    private static readonly DateOnly Day = new(2024, 12, 31);
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly MemoryGraphStore Store = RealSeed.Store;

    public static TheoryData<string, int, string?> Walks => new()
    {
        { "country:KGZ", 1, null },
        { "country:KGZ", 2, "PARTY_TO LOCATED_IN IN_SECTOR" },
        { "sector:energy country:TJK", 3, "IN_SECTOR SUBSECTOR_OF LOCATED_IN" },
        { "mechanism:sco", 2, null },
        // Uzbekistan's first treaty was replaced in 2011.
        { "agreement:bit-cn-uz-1992 country:TJK", 2, "PARTY_TO COVERS" },
    };

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Without_a_cut_it_has_every_node_within_the_depth_and_every_relationship_walked_to_it(string starts, int depth, string? types)
    {
        var scope = Scope(types);
        var found = await WalkAsync(starts, depth, limit: 100_000, scope);
        var (distances, relationships) = Expected(starts.Split(' '), depth, scope);
        Assert.Equal(distances.OrderBy(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Value)), found.Nodes.Select(each => (each.Node.Id, each.Distance)));
        Assert.Equal(relationships.Order(StringComparer.Ordinal), found.Relationships.Select(each => each.Relationship.Id).Order(StringComparer.Ordinal));
        Assert.Empty(found.LeftOut);
        Assert.InRange(found.Nodes.Count, 10, 5000);
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task What_a_limit_leaves_out_is_counted_by_node_type_and_direction(string starts, int depth, string? types)
    {
        var scope = Scope(types);
        foreach (var limit in new[] { 2, 7, 8, 25 })
        {
            var found = await WalkAsync(starts, depth, limit, scope);
            Assert.Equal(limit, found.Nodes.Count);
            var shown = found.Relationships.Select(each => each.Relationship.Id).ToHashSet();
            var expected = found.Nodes.Where(each => each.Distance < depth)
                .SelectMany(each => All(scope).Where(one => one.From == each.Node.Id || one.To == each.Node.Id).Select(one => (each.Node.Id, one.Type, Outgoing: one.From == each.Node.Id, Relationship: one.Id)))
                .GroupBy(each => (each.Id, each.Type, each.Outgoing)).Select(group => (group.Key.Id, group.Key.Type, group.Key.Outgoing, Count: group.Count(each => !shown.Contains(each.Relationship)))).Where(each => each.Count > 0).ToHashSet();
            Assert.Equal(expected, found.LeftOut.Select(each => (each.Node.Id, each.Way.Type, each.Way.Direction == Direction.Outgoing, each.Count)).ToHashSet());
            Assert.NotEmpty(expected);
        }
    }

    [Fact]
    public async Task A_greater_limit_only_adds_nodes_and_relationships()
    {
        HashSet<string> before = [];
        for (var limit = 1; limit < 120; limit++)
        {
            var found = await WalkAsync("country:KGZ", depth: 2, limit, Scope(null));
            HashSet<string> ids = [.. found.Nodes.Select(each => each.Node.Id), .. found.Relationships.Select(each => each.Relationship.Id)];
            Assert.Subset(ids, before);
            before = ids;
        }
    }

    [Fact]
    public async Task A_long_branch_leaves_room_for_each_of_the_others()
    {
        var scope = Scope("PARTY_TO LOCATED_IN MEMBER_OF");
        var found = await WalkAsync("country:CHN", depth: 1, limit: 10, scope);
        Assert.True(All(scope).Count(each => each.From == "country:CHN" && each.Type == PartyTo.Type) > 100);
        Assert.Equal([3, 3, 3], found.Relationships.GroupBy(each => each.Relationship.Type).Select(each => each.Count()));
    }

    [Fact]
    public async Task What_was_left_out_is_reached_by_going_on_from_where_the_answer_says()
    {
        var scope = Scope("PARTY_TO LOCATED_IN");
        var whole = await WalkAsync("country:CHN country:KGZ", depth: 1, limit: 100_000, scope);
        var found = await WalkAsync("country:CHN country:KGZ", depth: 1, limit: 50, scope);
        var seen = found.Relationships.ToHashSet();
        for (var calls = 0; found.LeftOut.Count > 0; calls++)
        {
            Assert.True(calls < 100);
            found = await NeighborhoodReader.GetAsync(Store, new([], [.. found.LeftOut.Select(each => new Branch(each.Node, each.Way, PositionOf(each)))], 1, 300, scope), None);
            seen.UnionWith(found.Relationships);
        }

        Assert.Equal(whole.Relationships.ToHashSet(), seen);

        static RelationshipPosition? PositionOf(LeftOut each) => each.After is { } after ? new(each.Way.Direction == Direction.Outgoing ? after.To : after.From, after.Ordinal) : null;
    }

    [Fact]
    public async Task A_node_to_avoid_is_neither_shown_nor_walked_through()
    {
        var scope = Scope("PARTY_TO", "country:CHN");
        var found = await WalkAsync("country:KGZ", depth: 3, limit: 2000, scope);
        var (distances, _) = Expected(["country:KGZ"], 3, scope);
        Assert.DoesNotContain("country:CHN", distances.Keys);
        Assert.Equal(distances.Keys.ToHashSet(), found.Nodes.Select(each => each.Node.Id).ToHashSet());
        Assert.Empty(found.LeftOut);
    }

    [Fact]
    public async Task A_degree_counts_what_is_not_shown_as_well()
    {
        var scope = Scope(null);
        foreach (var limit in new[] { 5, 200 })
        {
            var found = await WalkAsync("country:KGZ", depth: 2, limit, scope);
            var degrees = await NeighborhoodReader.GetDegreesAsync(Store, found.Nodes, day: null, None);
            Assert.Equal(found.Nodes.Select(each => All(scope).Count(one => one.From == each.Node.Id || one.To == each.Node.Id)), degrees);
        }
    }

    [Fact]
    public async Task A_degree_of_a_day_counts_what_may_be_there_then_whatever_the_day_of_the_walk()
    {
        var scope = Scope(null);
        var ofAnyDay = await WalkAsync("country:KGZ", depth: 2, limit: 200, scope with { Day = null });
        var nodes = ofAnyDay.Nodes;
        var degrees = await NeighborhoodReader.GetDegreesAsync(Store, nodes, Day, None);
        Assert.Equal(nodes.Select(each => All(scope).Count(one => one.From == each.Node.Id || one.To == each.Node.Id)), degrees);
        // What is not there has none.
        Assert.Contains(0, degrees);
        Assert.True(degrees.Count(degree => degree > 0) > 50);
        Assert.NotEqual(await NeighborhoodReader.GetDegreesAsync(Store, nodes, day: null, None), degrees);
    }

    [Theory]
    [InlineData("country:KGZ", 1, 1)]
    [InlineData("country:CHN", 1, 1)]
    [InlineData("country:KGZ", 3, 3)]
    [InlineData("country:CHN country:KGZ country:KAZ", 3, 3)]
    public async Task A_walk_costs_at_most_one_call_for_each_step_whatever_it_comes_to(string starts, int depth, int calls)
    {
        foreach (var limit in new[] { 1, 20, 2000 })
        {
            var store = new CountingGraphStore(Store);
            await NeighborhoodReader.GetAsync(store, new(await NodesAsync(starts), [], depth, limit, Scope(null)), None);
            Assert.InRange(store.Calls, 1, Math.Max(calls, 2));
        }
    }

    [Fact]
    public void Between_facts_no_walk_goes_through_a_source_or_another_name_unless_it_is_asked_to()
    {
        var types = WalkScope.Of(null, null, new HashSet<string>(), Day).Types;
        Assert.Equal(
            GraphModel.RelationshipTypes.Except([Links.AmountOf, Links.AliasOf, Links.Cites, Links.Counterpart, Links.Within]),
            types);
        Assert.Null(WalkScope.Of([Links.Cites], null, new HashSet<string>(), Day).Labels);
        Assert.Contains(Links.Cites, WalkScope.Of(null, new HashSet<NodeLabel> { Claim.Label, Source.Label }, new HashSet<string>(), Day).Types);
    }

    private static WalkScope Scope(string? types, params string[] avoid) =>
        WalkScope.Of(types?.Split(' ').Select(name => GraphModel.RelationshipTypes.Single(type => type.Name == name)).ToList(), null, avoid.ToHashSet(), Day);

    private static async Task<Neighborhood> WalkAsync(string starts, int depth, int limit, WalkScope scope) => await NeighborhoodReader.GetAsync(Store, new(await NodesAsync(starts), [], depth, limit, scope), None);

    private static async Task<List<GraphNode>> NodesAsync(string ids) => [.. (await Store.GetNodesAsync(ids.Split(' '), None)).OfType<GraphNode>()];

    // Node by node, from the dataset's rows.
    private static (Dictionary<string, int> Distances, HashSet<string> Relationships) Expected(string[] starts, int depth, WalkScope scope)
    {
        var distances = starts.ToDictionary(id => id, _ => 0);
        HashSet<string> relationships = [];
        var ends = All(scope).SelectMany(each => new[] { (At: each.From, Other: each.To, each.Id), (At: each.To, Other: each.From, each.Id) }).Where(each => MayCome(each.Other, scope)).ToLookup(each => each.At);
        for (var distance = 0; distance < depth; distance++)
        {
            foreach (var id in distances.Where(each => each.Value == distance).Select(each => each.Key).ToList())
            {
                foreach (var (_, other, relationship) in ends[id])
                {
                    distances.TryAdd(other, distance + 1);
                    relationships.Add(relationship);
                }
            }
        }

        return (distances, relationships);
    }

    private static bool MayCome(string id, WalkScope scope) => scope.Labels?.Contains(SeedGraph.Node(id).Label) != false && !scope.Avoid.Contains(id);

    private static readonly Dictionary<WalkScope, List<Relationship>> Known = [];

    // Those whose ends and themselves may be there on the day.
    private static List<Relationship> All(WalkScope scope)
    {
        lock (Known)
        {
            if (Known.TryGetValue(scope, out var all)) return all;
            var nodes = RealSeed.Dataset.Nodes;
            var lasting = new HashSet<string>(nodes.GroupBy(node => node.Label).SelectMany(label => Lasting.On(label.Key, Day) is { } condition ? label.Zip(Store.MatchNodesAsync([.. label], condition, None).AsTask().GetAwaiter().GetResult()).Where(each => each.Second).Select(each => each.First.Id) : label.Select(node => node.Id)));
            return Known[scope] =
            [
                .. scope.Types.SelectMany(SeedGraph.Relationships).Where(each => lasting.Contains(each.From) && lasting.Contains(each.To))
                    .Where(each => scope.Labels?.Contains(SeedGraph.Node(each.From).Label) != false && scope.Labels?.Contains(SeedGraph.Node(each.To).Label) != false)
                    .Where(each => each.Type != MemberOf.Type || !((each.Get(MemberOf.ValidFrom) is { } from && from.First > Day) || (each.Get(MemberOf.ValidTo) is { } to && to.Last < Day))),
            ];
        }
    }
}
