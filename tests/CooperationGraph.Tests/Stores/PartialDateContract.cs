using CooperationGraph.Api.Resolvers;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Neo4j;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Stores;

/// <summary>Dates in doubt, intervals and unspecified digits, of which the real seed has few: an agreement signed on each, and in force on it for its party.</summary>
public abstract class PartialDateContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    // In the order of their beginnings as they are written, then of their ids.
    private static readonly string[] Dates =
    [
        "../1994", "../2015-03-09~", "19XX", "1990", "199X", "1990-01", "1992/1994", "1992~", "1992-03-09?", "1993-12-31/1994-01-01", "2014/2016-02", "2014-05/..", "2015", "2015%", "2015/..",
        "2015-03", "2015-03-09", "2015-03-09~", "2015-03-09/2015-04", "9999",
    ];

    private static readonly GraphDataset Dataset = Read();

    protected abstract ValueTask<IGraphStore> CreateStoreAsync(GraphDataset dataset);

    [Fact]
    public async Task Dates_are_ordered_by_their_beginnings_in_pages_from_either_end()
    {
        var store = await CreateStoreAsync(Dataset);
        foreach (var descending in new[] { false, true })
        {
            var order = new NodeOrder(Agreement.SignedOn, descending);
            List<string> forward = [], backward = [];
            for (PagePosition? after = null; ;)
            {
                var page = await store.FindNodesAsync(Agreement.Label, Condition.Always, order, new(3, After: after), None);
                forward.AddRange(page.Nodes.Select(TextOf));
                if (!page.HasNext) break;
                after = NodePager.PositionOf(page.Nodes[^1], order);
            }

            for (PagePosition? before = null; ;)
            {
                var page = await store.FindNodesAsync(Agreement.Label, Condition.Always, order, new(4, Backward: true, Before: before), None);
                backward.InsertRange(0, page.Nodes.Select(TextOf));
                if (!page.HasPrevious) break;
                before = NodePager.PositionOf(page.Nodes[0], order);
            }

            // What begins alike stays in the order of the ids, whichever way.
            IEnumerable<string> expected = descending
                ? ["9999", "2015-03-09", "2015-03-09~", "2015-03-09/2015-04", "2015-03", "2015", "2015%", "2015/..", "2014-05/..", "2014/2016-02", "1993-12-31/1994-01-01", "1992-03-09?", "1992/1994", "1992~", "1990-01", "1990", "199X", "19XX", "../1994", "../2015-03-09~"]
                : Dates;
            Assert.Equal(expected, forward);
            Assert.Equal(expected, backward);
        }
    }

    [Theory]
    [InlineData("1992-03-09", "1992-03-09")]
    [InlineData("1994-01-01", "1994-12-31")]
    [InlineData("1995-01-01", null)]
    [InlineData(null, "1991-12-31")]
    [InlineData("2015-03-10", "2015-05-01")]
    [InlineData("2015-04-30", "2015-04-30")]
    [InlineData("2016-03-01", "2020-01-01")]
    [InlineData(null, "2015-03-09")]
    public async Task A_range_of_days_finds_what_may_lie_in_it(string? from, string? to)
    {
        var store = await CreateStoreAsync(Dataset);
        var (first, last) = (from is null ? (DateOnly?)null : DateOnly.Parse(from), to is null ? (DateOnly?)null : DateOnly.Parse(to));
        var expected = Dates.Where(text => PartialDate.Parse(text) is var date && (first is null || date.Last >= first) && (last is null || date.First <= last)).ToList();
        Assert.InRange(expected.Count, 1, Dates.Length - 1);
        var signed = new Condition.DateBetween(Agreement.SignedOn, first, last);
        Assert.Equal(expected, await FindAsync(signed));
        Assert.Equal(Dates.Except(expected), await FindAsync(new Condition.Not(signed)));
        Assert.Equal(expected, await FindAsync(new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, Ids: null, new Condition.DateBetween(PartyTo.InForceOn, first, last))));

        async Task<List<string>> FindAsync(Condition condition) =>
            [.. (await store.FindNodesAsync(Agreement.Label, new Condition.All([new Condition.TextIn(Agreement.Type, ["MEMORANDUM"]), condition]), new(Agreement.SignedOn), PageRequest.Whole, None)).Nodes.Select(TextOf)];
    }

    [Fact]
    public async Task Years_and_decades_count_what_lies_in_them_alone()
    {
        var store = await CreateStoreAsync(Dataset);
        Assert.Equal(["1990 2", "1992 2", "2015 6", "9999 1", "none 9"], await CountAsync(new GroupKey.Year(Agreement.SignedOn)));
        Assert.Equal(["1990 7", "2010 7", "9990 1", "none 5"], await CountAsync(new GroupKey.Decade(Agreement.SignedOn)));

        async Task<List<string>> CountAsync(GroupKey key) =>
            [.. (await store.CountAsync(Agreement.Label, Condition.Always, [key], sum: null, None)).Groups.Select(group => $"{group.Keys[0] ?? "none"} {group.Count}")];
    }

    [Fact]
    public async Task A_date_of_a_relationship_comes_back_as_it_was_written()
    {
        var store = await CreateStoreAsync(Dataset);
        var nodes = (await store.FindNodesAsync(Agreement.Label, Condition.Always, new(Agreement.SignedOn), PageRequest.Whole, None)).Nodes;
        var parties = await store.GetNeighboursAsync(nodes, PartyTo.Type, Direction.Incoming, None);
        Assert.Equal(Dates, nodes.Select((_, i) => parties.Of(i)[0].Get(PartyTo.InForceOn).ToString()));
    }

    [Theory]
    [InlineData("1999-12-31", "agreement:16")]
    [InlineData("2000-01-01", "agreement:16 agreement:17")]
    [InlineData("2004-06-29", "agreement:16 agreement:17")]
    [InlineData("2004-06-30", "agreement:17")]
    [InlineData("9999-12-31", "agreement:17")]
    public async Task A_walk_goes_along_a_party_between_its_own_dates(string day, string expected)
    {
        using var seed = new SeedCopy().Set("party_to.csv", 0, "withdrawn_on", "2004-06").Set("agreements.csv", 0, "id", "agreement:16");
        foreach (var i in new[] { 0, 1 }) seed.Set("party_to.csv", i, "to", "agreement:16").Set("claims.csv", i, "about", "agreement:16");
        seed.Add("countries.csv", ("id", "country:UZB"), ("code", "UZB"), ("name_en", "Uzbekistan"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "country:UZB"), ("to", "agreement:16"), ("role", "PARTY"))
            .Add("agreements.csv", ("id", "agreement:17"), ("type", "MEMORANDUM"), ("title_en", "T"), ("signed_on", "1992-08-10"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:17"), ("role", "ACCEDED"), ("in_force_on", "2000"));
        var store = await CreateStoreAsync(Assert.IsType<GraphDataset>(seed.Read().Dataset));
        var china = (await store.GetNodesAsync(["country:CHN"], None))[0]!;
        Branch branch = new(china, new(PartyTo.Type, Direction.Outgoing));
        foreach (var limit in new[] { int.MaxValue, 0 })
        {
            var found = await store.ExpandAsync([branch], new(limit, DateOnly.Parse(day)), None);
            Assert.Equal(limit == 0 ? "" : expected, string.Join(' ', found.Of(0).ToArray().Select(each => each.Other.Id)));
            Assert.Equal(limit == 0 ? expected.Split(' ').Length : 0, found.LeftOut[0]);
        }
    }

    private static string TextOf(GraphNode node) => node.Get(Agreement.SignedOn).ToString()!;

    private static GraphDataset Read()
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "type", "MEMORANDUM").Set("agreements.csv", 0, "signed_on", "2015-03-09").Set("claims.csv", 1, "value", "2015-03-09").Set("agreements.csv", 0, "in_force_on", "")
            .Set("party_to.csv", 0, "in_force_on", "2015-03-09").Set("agreements.csv", 0, "id", "agreement:16");
        foreach (var i in new[] { 0, 1 }) seed.Set("party_to.csv", i, "to", "agreement:16").Set("claims.csv", i, "about", "agreement:16");
        for (var i = 0; i < Dates.Length; i++)
        {
            if (i == 16) continue;
            var id = $"agreement:{i:D2}";
            seed.Add("agreements.csv", ("id", id), ("type", "MEMORANDUM"), ("title_en", "T"), ("signed_on", Dates[i]), ("unverified", "true"))
                .Add("party_to.csv", ("from", "country:CHN"), ("to", id), ("role", "PARTY"), ("in_force_on", Dates[i]));
        }

        return Assert.IsType<GraphDataset>(seed.Read().Dataset);
    }
}

public sealed class MemoryPartialDateTests : PartialDateContract
{
    protected override ValueTask<IGraphStore> CreateStoreAsync(GraphDataset dataset) => new(new MemoryGraphStore(dataset));
}

[Collection(WrittenNeo4j.Name)]
public sealed class Neo4jPartialDateTests(Neo4jProcess neo4j) : PartialDateContract, IAsyncDisposable
{
    private readonly Neo4jDatabase _database = new(neo4j.Options);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    protected override async ValueTask<IGraphStore> CreateStoreAsync(GraphDataset dataset) => await _database.OpenAsync(dataset, keptNodes: 0);
}
