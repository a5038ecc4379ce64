using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Walks;

namespace CooperationGraph.Tests.Walks;

public sealed class PathReaderTests
{
    private static readonly DateOnly Day = new(2024, 12, 31);
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Two countries that share one agreement, and are linked through a mechanism's meeting and through a project more than once.</summary>
    private static readonly MemoryGraphStore Small = Read();
    private static readonly MemoryGraphStore Store = RealSeed.Store;

    public static TheoryData<string, string, int, string, int> Searches => new()
    {
        { "country:UZB", "country:PAK", 3, "MEMBER_OF PARTICIPATES_IN LOCATED_IN", 1000 },
        { "country:UZB", "country:PAK", 4, "LOCATED_IN MEMBER_OF", 1000 },
        { "country:KGZ country:TJK", "sector:energy sector:transport", 4, "LOCATED_IN IN_SECTOR SUBSECTOR_OF", 20 },
        { "meeting:c-ca-summit-1", "country:UZB", 6, "MEETING_OF PART_OF HELD_IN ADOPTED_AT", 1000 },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task They_are_all_simple_paths_shortest_first_without_hubs(string from, string to, int length, string types, int hubDegree)
    {
        var request = await RequestAsync(Store, from, to, length, types) with { HubDegree = hubDegree, Limit = 1_000_000 };
        var found = await PathReader.GetAsync(Store, request, None);
        var expected = await ExpectedAsync(Store, request);
        Assert.Equal(expected, found.Paths.Select(Ids));
        Assert.False(found.HasMore);
        Assert.InRange(found.Paths.Count, 1, 100_000);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task A_limit_leaves_the_first_ones_and_says_whether_there_are_more(string from, string to, int length, string types, int hubDegree)
    {
        var request = await RequestAsync(Store, from, to, length, types) with { HubDegree = hubDegree };
        var all = await ExpectedAsync(Store, request);
        foreach (var limit in new[] { 1, 2, all.Count - 1, all.Count, all.Count + 1 }.Where(limit => limit > 0))
        {
            var found = await PathReader.GetAsync(Store, request with { Limit = limit }, None);
            Assert.Equal(all.Take(limit), found.Paths.Select(Ids));
            Assert.Equal(limit < all.Count, found.HasMore);
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task It_makes_no_difference_whether_the_store_tells_hubs_at_once_or_has_to_count(string from, string to, int length, string types, int hubDegree)
    {
        var met = 0;
        foreach (var degree in new[] { hubDegree, 5, 12, 40 })
        {
            foreach (var all in new[] { types, null })
            {
                var request = await RequestAsync(Store, from, to, length, all) with { HubDegree = degree };
                var found = await PathReader.GetAsync(Store, request, None);
                var counted = await PathReader.GetAsync(new UnawareOfHubsGraphStore(Store), request, None);
                Assert.Equal(found.Paths.Select(Ids), counted.Paths.Select(Ids));
                Assert.Equal(found.Hubs, counted.Hubs);
                Assert.Equal((found.HasMore, found.Searched, found.IsTooWide), (counted.HasMore, counted.Searched, counted.IsTooWide));
                met += found.Hubs.Count;
            }
        }

        Assert.True(met > 0);
    }

    [Fact]
    public async Task There_and_back_are_the_same_paths()
    {
        var there = await RequestAsync(Store, "country:KGZ country:TJK", "sector:energy sector:transport", 4, "LOCATED_IN IN_SECTOR SUBSECTOR_OF") with { Limit = 1_000_000 };
        var ways = (await PathReader.GetAsync(Store, there, None)).Paths.Select(Ids).ToHashSet();
        var back = (await PathReader.GetAsync(Store, there with { From = there.To, To = there.From }, None)).Paths.Select(path => Ids(new([.. path.Nodes.Reverse()], [.. path.Relationships.Reverse()]))).ToHashSet();
        Assert.Equal(ways, back);
        Assert.NotEmpty(ways);
    }

    [Fact]
    public async Task A_path_passes_what_it_must_even_a_hub_and_nothing_that_it_must_avoid()
    {
        var request = await RequestAsync(Store, "country:UZB", "country:PAK", 4, "MEMBER_OF PARTICIPATES_IN LOCATED_IN") with { Limit = 1_000_000 };
        var all = await ExpectedAsync(Store, request with { HubDegree = 1000 });
        var via = await NodesAsync(Store, "country:CHN");
        var through = await PathReader.GetAsync(Store, request with { HubDegree = 1000, Via = via }, None);
        Assert.Equal(all.Where(path => path.Contains(" country:CHN ", StringComparison.Ordinal)), through.Paths.Select(Ids));
        Assert.NotEmpty(through.Paths);
        var around = await PathReader.GetAsync(Store, request with { HubDegree = 1000, Scope = request.Scope with { Avoid = new HashSet<string> { "country:CHN" } } }, None);
        Assert.Equal(all.Where(path => !path.Contains(" country:CHN ", StringComparison.Ordinal)), around.Paths.Select(Ids));

        // China is a hub here, and passed all the same.
        var asHub = await PathReader.GetAsync(Store, request with { HubDegree = 30 }, None);
        Assert.Contains(asHub.Hubs, hub => hub.Node.Id == "country:CHN" && hub.Degree > 30);
        Assert.All(asHub.Paths, path => Assert.DoesNotContain(path.Nodes, node => node.Id == "country:CHN"));
        Assert.NotEmpty((await PathReader.GetAsync(Store, request with { HubDegree = 30, Via = via }, None)).Paths);
    }

    [Fact]
    public async Task Two_nodes_to_pass_are_both_passed_in_any_order()
    {
        var request = await RequestAsync(Store, "country:UZB", "country:PAK", 4, "MEMBER_OF LOCATED_IN PARTICIPATES_IN") with { Limit = 1_000_000 };
        var all = await ExpectedAsync(Store, request);
        var names = new[] { "group:sco", "country:KAZ" };
        var found = await PathReader.GetAsync(Store, request with { Via = await NodesAsync(Store, string.Join(' ', names)) }, None);
        Assert.Equal(all.Where(path => names.All(name => path.Contains($" {name} ", StringComparison.Ordinal))), found.Paths.Select(Ids));
        Assert.NotEmpty(found.Paths);
    }

    [Fact]
    public async Task Parallel_relationships_make_paths_of_their_own()
    {
        var found = await PathReader.GetAsync(Small, await RequestAsync(Small, "country:CHN", "country:KAZ", 2, "MEMBER_OF"), None);
        Assert.Equal(
            ["country:CHN country:CHN/MEMBER_OF/group:g group:g country:KAZ/MEMBER_OF/group:g country:KAZ", "country:CHN country:CHN/MEMBER_OF/group:g group:g country:KAZ/MEMBER_OF/group:g/2 country:KAZ"],
            found.Paths.Select(Ids));
    }

    [Fact]
    public async Task None_within_the_length_and_what_is_not_there_on_the_day_are_told_apart()
    {
        var none = await PathReader.GetAsync(Small, await RequestAsync(Small, "country:CHN", "sector:oil", 4, "PARTY_TO"), None);
        Assert.Equal((0, 4, false, 0), (none.Paths.Count, none.Searched, none.HasMore, none.NotThere.Count));
        var request = await RequestAsync(Small, "country:CHN", "agreement:bit", 1, "PARTY_TO");
        Assert.Single((await PathReader.GetAsync(Small, request, None)).Paths);
        var before = await PathReader.GetAsync(Small, request with { Scope = request.Scope with { Day = new(1990, 1, 1) } }, None);
        Assert.Equal(["agreement:bit"], before.NotThere.Select(node => node.Id));
        Assert.Empty(before.Paths);
    }

    [Fact]
    public async Task Labels_bound_what_is_passed_not_where_it_begins_and_ends()
    {
        var request = await RequestAsync(Small, "country:CHN", "country:KAZ", 2, "PARTY_TO MEMBER_OF");
        var found = await PathReader.GetAsync(Small, request with { Scope = request.Scope with { Labels = new HashSet<NodeLabel> { Agreement.Label } } }, None);
        Assert.Equal(["agreement:bit"], found.Paths.Select(path => path.Nodes[1].Id));
    }

    [Theory]
    [InlineData("country:UZB", "country:PAK", 2)]
    [InlineData("country:CHN", "country:RUS", 2)]
    [InlineData("country:UZB", "country:PAK", 6)]
    public async Task A_length_costs_at_most_three_calls_whatever_there_is_to_walk_through(string from, string to, int length)
    {
        foreach (var limit in new[] { 1, 50 })
        {
            var store = new CountingGraphStore(Store);
            await PathReader.GetAsync(new UnawareOfHubsGraphStore(store), await RequestAsync(Store, from, to, length, types: null) with { Limit = limit }, None);
            Assert.InRange(store.Calls, 2, length * 3);
        }
    }

    private static async Task<PathRequest> RequestAsync(MemoryGraphStore store, string from, string to, int length, string? types) =>
        new(await NodesAsync(store, from), await NodesAsync(store, to), [], length, Limit: 50, HubDegree: 100,
            WalkScope.Of(types?.Split(' ').Select(name => GraphModel.RelationshipTypes.Single(type => type.Name == name)).ToList(), null, new HashSet<string>(), Day));

    private static async Task<GraphNode[]> NodesAsync(MemoryGraphStore store, string ids) => [.. (await store.GetNodesAsync(ids.Split(' '), None)).OfType<GraphNode>()];

    private static string Ids(WalkedPath path) => string.Join(' ', path.Nodes.SelectMany((node, i) => i == 0 ? new[] { node.Id } : [path.Relationships[i - 1].Relationship.Id, node.Id]));

    // Every walk from the beginning on, without looking ahead, over whatever the store has.
    private static async Task<List<string>> ExpectedAsync(MemoryGraphStore store, PathRequest request)
    {
        var known = new Dictionary<string, List<(Relationship Relationship, GraphNode Other)>>();
        var (ends, starts) = (request.To.Select(node => node.Id).ToHashSet(), request.From.Select(node => node.Id).ToHashSet());
        List<(int Length, string Ids)> found = [];
        foreach (var start in request.From.OrderBy(node => node.Id, StringComparer.Ordinal)) await GoAsync(start, [start.Id], start.Id);
        return [.. found.OrderBy(each => each.Length).Select(each => each.Ids)];

        async Task GoAsync(GraphNode node, List<string> passed, string text)
        {
            foreach (var (relationship, other) in await HopsAsync(node))
            {
                if (passed.Contains(other.Id) || starts.Contains(other.Id)) continue;
                var longer = $"{text} {relationship.Id} {other.Id}";
                if (ends.Contains(other.Id)) found.Add((passed.Count, longer));
                else if (passed.Count < request.MaxLength && (await HopsAsync(other)).Count <= request.HubDegree) await GoAsync(other, [.. passed, other.Id], longer);
            }
        }

        async Task<List<(Relationship Relationship, GraphNode Other)>> HopsAsync(GraphNode node)
        {
            if (known.TryGetValue(node.Id, out var hops)) return hops;
            var branches = request.Scope.Ways().BranchesOf([node]);
            var expansion = await store.ExpandAsync(branches, request.Scope.Expand(int.MaxValue), None);
            hops = [.. Enumerable.Range(0, branches.Count).SelectMany(i => expansion.Of(i).ToArray().Select(item => (item, Branch: branches[i])))
                .OrderBy(each => each.item.Other.Id, StringComparer.Ordinal).ThenBy(each => each.Branch.Way.Type.Index).ThenBy(each => each.Branch.Way.Direction).ThenBy(each => each.item.Ordinal)
                .Select(each => (each.Branch.RelationshipTo(each.item), each.item.Other))];
            return known[node.Id] = hops;
        }
    }

    private static MemoryGraphStore Read()
    {
        using var seed = new SeedCopy()
            .Add("country_groups.csv", ("id", "group:g"), ("name_en", "G"), ("kind", "REGIONAL_ORGANIZATION"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:CHN"), ("to", "group:g"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_to", "2024"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", "2024-12"), ("unverified", "true"));
        var read = seed.Read();
        return new(read.Dataset ?? throw new InvalidOperationException(string.Join('\n', read.Notices.Kept)));
    }
}
