using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Neo4j;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores;

/// <summary>Several relationships of one type between the same two nodes, of which the real seed has none: a country that left a group and came back, twice.</summary>
public abstract class ParallelRelationshipContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly GraphDataset Dataset = Read();

    // By the text of their cells.
    private static readonly string[] Ids = ["country:KAZ/MEMBER_OF/group:g", "country:KAZ/MEMBER_OF/group:g/2", "country:KAZ/MEMBER_OF/group:g/3"];
    private static readonly string[] Begins = ["1993", "2005-09", "2015"];

    protected abstract ValueTask<IGraphStore> CreateStoreAsync(GraphDataset dataset);

    [Theory]
    [InlineData("country:KAZ", Direction.Outgoing)]
    [InlineData("group:g", Direction.Incoming)]
    public async Task Parallel_relationships_are_told_apart_from_either_end(string id, Direction direction)
    {
        var (store, branch) = await BranchAsync(id, direction);
        var expansion = await store.ExpandAsync([branch], ExpandRequest.Whole, None);
        var own = expansion.Of(0).ToArray().Select(each => branch.RelationshipTo(each)).Where(each => each.From == "country:KAZ").ToList();
        Assert.Equal(Ids, own.Select(each => each.Id));
        Assert.Equal(Begins, own.Select(each => each.Get(MemberOf.ValidFrom).ToString()));
    }

    [Fact]
    public async Task A_page_may_end_between_parallel_relationships_and_the_next_goes_on_there()
    {
        var (store, branch) = await BranchAsync("group:g", Direction.Incoming);
        var first = await store.ExpandAsync([branch], new(3), None);
        Assert.Equal(["country:CHN/MEMBER_OF/group:g", .. Ids.Take(2)], first.Of(0).ToArray().Select(each => branch.RelationshipTo(each).Id));
        Assert.Equal([1], first.LeftOut);
        var second = await store.ExpandAsync([branch with { After = first.Of(0)[^1].Position }], new(3), None);
        Assert.Equal([Ids[2]], second.Of(0).ToArray().Select(each => branch.RelationshipTo(each).Id));
        Assert.Equal([0], second.LeftOut);
    }

    [Theory]
    // A date stands for every day of its year or month: what may hold is walked.
    [InlineData("1992-12-31", "")]
    [InlineData("1993-01-01", "0")]
    [InlineData("2000-12-31", "0")]
    [InlineData("2001-01-01", "")]
    [InlineData("2005-09-01", "1")]
    [InlineData("2010-03-31", "1")]
    [InlineData("2010-04-01", "")]
    [InlineData("2015-06-01", "2")]
    public async Task On_a_day_those_are_walked_that_may_hold_then_by_their_own_ids(string day, string expected)
    {
        var (store, branch) = await BranchAsync("country:KAZ", Direction.Outgoing);
        var expansion = await store.ExpandAsync([branch], new(10, DateOnly.Parse(day)), None);
        Assert.Equal(expected.Select(number => Ids[number - '0']), expansion.Of(0).ToArray().Select(each => branch.RelationshipTo(each).Id));
    }

    [Fact]
    public async Task A_stream_has_each_of_them_and_a_group_counts_their_node_once()
    {
        var store = await CreateStoreAsync(Dataset);
        List<string> found = [];
        await foreach (var part in store.StreamAsync(new HashSet<NodeLabel> { Country.Label, CountryGroup.Label }, None)) found.AddRange(part.Relationships.Select(each => each.Id));
        Assert.Equal(["country:CHN/MEMBER_OF/group:g", .. Ids], found);
        var groups = await store.CountAsync(Country.Label, Condition.Always, [new GroupKey.Related(MemberOf.Type, Direction.Outgoing)], sum: null, None);
        Assert.Equal([("group:g", 2)], groups.Groups.Select(group => (group.Keys[0], group.Count)));
    }

    private async Task<(IGraphStore Store, Branch Branch)> BranchAsync(string id, Direction direction)
    {
        var store = await CreateStoreAsync(Dataset);
        return (store, new((await store.GetNodesAsync([id], None))[0]!, new(MemberOf.Type, direction)));
    }

    private static GraphDataset Read()
    {
        using var seed = new SeedCopy();
        return Assert.IsType<GraphDataset>(seed
            .Add("country_groups.csv", ("id", "group:g"), ("name_en", "A group"), ("kind", "COUNTRY_GROUP"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", "2015"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", "1993"), ("valid_to", "2000"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", "2005-09"), ("valid_to", "2010-03"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:CHN"), ("to", "group:g"), ("unverified", "true"))
            .Read().Dataset);
    }
}

public sealed class MemoryParallelRelationshipTests : ParallelRelationshipContract
{
    protected override ValueTask<IGraphStore> CreateStoreAsync(GraphDataset dataset) => new(new MemoryGraphStore(dataset));
}

[Collection(WrittenNeo4j.Name)]
public sealed class Neo4jParallelRelationshipTests(Neo4jProcess neo4j) : ParallelRelationshipContract, IAsyncDisposable
{
    private readonly Neo4jDatabase _database = new(neo4j.Options);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    protected override async ValueTask<IGraphStore> CreateStoreAsync(GraphDataset dataset) => await _database.OpenAsync(dataset, keptNodes: 0);
}
