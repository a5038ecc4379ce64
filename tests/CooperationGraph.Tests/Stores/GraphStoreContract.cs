using System.Collections.Concurrent;
using CooperationGraph.Api.Resolvers;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Stores;

/// <summary>What every store must do, on the real seed. Expected values are computed from the dataset by LINQ.</summary>
public abstract partial class GraphStoreContract
{
    private static readonly GraphDataset Dataset = RealSeed.Dataset;
    private static readonly Dictionary<string, int> Numbers = Dataset.Nodes.ToDictionary(node => node.Id, node => node.Number);
    private static readonly ConcurrentDictionary<(RelationshipType Type, bool Incoming), ILookup<int, (GraphNode Other, object?[]? Values)>> WaysOf = new();
    private static readonly CancellationToken None = CancellationToken.None;

    protected abstract ValueTask<IGraphStore> CreateStoreAsync();

    [Fact]
    public async Task The_store_is_the_one_that_the_class_is_named_after() => Assert.EndsWith((await CreateStoreAsync()).GetType().Name + "Tests", GetType().Name, StringComparison.Ordinal);

    [Fact]
    public async Task Nodes_come_back_in_the_order_of_the_ids_with_null_for_an_unknown_id()
    {
        var store = await CreateStoreAsync();
        string[] ids = ["country:KAZ", "country:XXX", "agreement:bit-cn-uz-1992", "country:KAZ", "' OR 1=1 //", ""];
        var nodes = await store.GetNodesAsync(ids, None);
        Assert.Equal(["country:KAZ", null, "agreement:bit-cn-uz-1992", "country:KAZ", null, null], nodes.Select(node => node?.Id));
        Assert.Empty(await store.GetNodesAsync([], None));
    }

    [Fact]
    public async Task The_number_of_nodes_of_each_label_is_known()
    {
        var store = await CreateStoreAsync();
        Assert.All(GraphModel.Labels, label => Assert.Equal(Dataset.Nodes.Count(node => node.Label == label), store.CountOf(label)));
    }

    [Fact]
    public async Task Values_come_back_as_they_stand_in_the_dataset()
    {
        var store = await CreateStoreAsync();
        var nodes = await store.GetNodesAsync([.. Dataset.Nodes.Select(node => node.Id)], None);
        foreach (var (expected, actual) in Dataset.Nodes.Zip(nodes))
        {
            Assert.Equal(expected.Label, actual!.Label);
            foreach (var property in expected.Label.Properties) Assert.Equal(expected[property], actual[property]);
        }
    }

    public static TheoryData<string, Condition, Func<GraphNode, bool>> Conditions => new()
    {
        { "in a list", new Condition.TextIn(Agreement.Type, ["JOINT_STATEMENT", "FRIENDSHIP_TREATY"]), node => node.Get(Agreement.Type) is "JOINT_STATEMENT" or "FRIENDSHIP_TREATY" },
        { "has a value", new Condition.HasValue(Agreement.TerminatedOn), node => node[Agreement.TerminatedOn] is not null },
        {
            "possibly in a range", new Condition.DateBetween(Agreement.SignedOn, new(2014, 6, 1), new(2015, 6, 30)),
            node => node.Get(Agreement.SignedOn) is { } date && date.Last >= new DateOnly(2014, 6, 1) && date.First <= new DateOnly(2015, 6, 30)
        },
        { "contains text whatever its case", new Condition.TextContains([Agreement.TitleEn, Agreement.TitleZh], "UZBEKISTAN"), node => node.Get(Agreement.TitleEn)!.Contains("uzbekistan", StringComparison.OrdinalIgnoreCase) },
        {
            "contains words in any order", new Condition.TextContains([Agreement.TitleEn, Agreement.TitleZh], "  uzbekistan\t\u3000TREATY china "),
            node => new[] { "uzbekistan", "treaty", "china" }.All(word => node.Get(Agreement.TitleEn)!.Contains(word, StringComparison.OrdinalIgnoreCase))
        },
        { "contains text of another script", new Condition.TextContains([Agreement.TitleEn, Agreement.TitleZh], "投资协定"), node => node.Get(Agreement.TitleZh)?.Contains("投资协定", StringComparison.Ordinal) == true },
        {
            "related to one of some", new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, new HashSet<string> { "country:KAZ", "country:TJK" }),
            node => Related(PartyTo.Type, node, incoming: true).Any(other => other.Id is "country:KAZ" or "country:TJK")
        },
        {
            "related to this and to that",
            new Condition.All(
            [
                new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, new HashSet<string> { "country:CHN" }),
                new Condition.Any([new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, new HashSet<string> { "country:KAZ", "country:UZB" })]),
            ]),
            node => Related(PartyTo.Type, node, incoming: true).Any(other => other.Id == "country:CHN") && Related(PartyTo.Type, node, incoming: true).Any(other => other.Id is "country:KAZ" or "country:UZB")
        },
        {
            "related to what fulfils something itself, two steps away",
            new Condition.LeadsTo(PartyTo.Type, Direction.Incoming, Country.Label, new Condition.LeadsTo(MemberOf.Type, Direction.Outgoing, CountryGroup.Label, new Condition.IdIn(new HashSet<string> { "group:asean" }))),
            node => Related(PartyTo.Type, node, incoming: true).Any(party => party.Label == Country.Label && Related(MemberOf.Type, party, incoming: false).Any(group => group.Id == "group:asean"))
        },
        {
            "related to a group of a kind, or not to a country of a region",
            new Condition.Any(
            [
                new Condition.LeadsTo(PartyTo.Type, Direction.Incoming, CountryGroup.Label, new Condition.TextIn(CountryGroup.Kind, ["CUSTOMS_UNION"])),
                new Condition.Not(new Condition.LeadsTo(PartyTo.Type, Direction.Incoming, Country.Label, new Condition.TextIn(Country.Region, ["Asia"]))),
            ]),
            node => Related(PartyTo.Type, node, incoming: true).Any(party => party.Label == CountryGroup.Label && party.Get(CountryGroup.Kind) == "CUSTOMS_UNION")
                || !Related(PartyTo.Type, node, incoming: true).Any(party => party.Label == Country.Label && party.Get(Country.Region) == "Asia")
        },
        { "related to anything", new Condition.RelatedTo(Links.Covers, Direction.Outgoing, Ids: null), node => Related(Links.Covers, node, incoming: false).Any() },
        {
            "related by a relationship that has a property",
            new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, new HashSet<string> { "country:KAZ", "country:TJK" }, new Condition.HasValue(PartyTo.NameAsGiven)),
            node => Ways(PartyTo.Type, node, incoming: true).Any(way => way.Other.Id is "country:KAZ" or "country:TJK" && way.Values![PartyTo.NameAsGiven.Index] is not null)
        },
        {
            "related to no one by a relationship without it",
            new Condition.Not(new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, Ids: null, new Condition.Not(new Condition.HasValue(PartyTo.NameAsGiven)))),
            node => Ways(PartyTo.Type, node, incoming: true).All(way => way.Values![PartyTo.NameAsGiven.Index] is not null)
        },
        { "may be there on a day", Lasting.On(Agreement.Label, new(2008, 6, 1))!, node => AgreementStatus.On(node, new(2008, 6, 1)).State is not (AgreementState.NotYetSigned or AgreementState.Ended) },
        { "one of some ids", new Condition.IdIn(new HashSet<string> { "agreement:bit-cn-uz-1992", "agreement:none" }), node => node.Id == "agreement:bit-cn-uz-1992" },
        { "not", new Condition.Not(new Condition.HasValue(Agreement.InForceOn)), node => node[Agreement.InForceOn] is null },
        { "all parts", new Condition.All([new Condition.HasValue(Agreement.InForceOn), new Condition.HasValue(Agreement.TitleZh)]), node => node[Agreement.InForceOn] is not null && node[Agreement.TitleZh] is not null },
        { "any part", new Condition.Any([new Condition.HasValue(Agreement.PeriodTo), new Condition.HasValue(Agreement.TitleZh)]), node => node[Agreement.PeriodTo] is not null || node[Agreement.TitleZh] is not null },
        { "a flag", new Condition.HasValue(Agreement.Unverified), node => node.Is(Agreement.Unverified) },
        { "not a missing value's word", new Condition.Not(new Condition.TextIn(Agreement.TerminationType, ["NOT_RENEWED", "REPLACED_BY_NEW_TREATY"])), node => node.Get(Agreement.TerminationType) is not ("NOT_RENEWED" or "REPLACED_BY_NEW_TREATY") },
        { "open to one side", new Condition.DateBetween(Agreement.SignedOn, From: null, new(2000, 12, 30)), node => node.Get(Agreement.SignedOn)?.First <= new DateOnly(2000, 12, 30) },
        { "a status on a day", new Condition.StatusOn(new(2000, 1, 1), [AgreementState.InForce, AgreementState.Signed]), node => AgreementStatus.On(node, new(2000, 1, 1)).State is AgreementState.InForce or AgreementState.Signed },
        { "another status on a day", new Condition.StatusOn(new(2023, 5, 11), [AgreementState.Ended]), node => AgreementStatus.On(node, new(2023, 5, 11)).State == AgreementState.Ended },
        { "claimed by a source", new Condition.ClaimedBy(new HashSet<string> { "source:mofcom-2023-05-11" }), node => Related(Links.About, node, incoming: true).Any(claim => Related(Links.Cites, claim, incoming: false).Any(source => source.Id == "source:mofcom-2023-05-11")) },
    };

    [Theory]
    [MemberData(nameof(Conditions), DisableDiscoveryEnumeration = true)]
    public async Task A_condition_finds_what_the_dataset_has(string name, Condition condition, Func<GraphNode, bool> expected)
    {
        var store = await CreateStoreAsync();
        var agreements = Dataset.Nodes.Where(node => node.Label == Agreement.Label).ToList();
        var ids = agreements.Where(expected).Select(node => node.Id).ToList();
        Assert.True(ids.Count > 0 && ids.Count < agreements.Count, $"'{name}' is unreliable: it expects nothing or everything.");

        var page = await store.FindNodesAsync(Agreement.Label, condition, NodeOrder.ById, PageRequest.Whole, None);
        Assert.Equal(ids, page.Nodes.Select(node => node.Id));
        Assert.Equal(ids.Count, page.TotalCount);
        // Between two positions at which no node stands.
        var (order, between) = (new NodeOrder(Agreement.SignedOn, Descending: true), new PageRequest(5, Backward: true, After: new("2019", "agreement:m"), Before: new("1990", "agreement:b")));
        var (cut, found) = (NodePager.Page([.. agreements.Where(expected)], order, between), await store.FindNodesAsync(Agreement.Label, condition, order, between, None));
        Assert.Equal(cut.Nodes.Select(node => node.Id), found.Nodes.Select(node => node.Id));
        Assert.Equal((cut.TotalCount, cut.HasPrevious, cut.HasNext), (found.TotalCount, found.HasPrevious, found.HasNext));
        var nodes = (await store.GetNodesAsync(agreements.ConvertAll(node => node.Id), None)).OfType<GraphNode>().ToList();
        Assert.Equal(agreements.ConvertAll(node => expected(node)), await store.MatchNodesAsync(nodes, condition, None));
    }

    [Theory]
    [InlineData("2010-06-01")]
    [InlineData("2017-06-01")]
    [InlineData("2024-06-30")]
    public async Task A_relationship_counts_from_the_first_day_on_which_it_may_have_begun(string text)
    {
        var (store, day) = (await CreateStoreAsync(), DateOnly.Parse(text));
        // Members came in 2001, 2017, 2023 and on 4 July 2024.
        var group = Dataset.Nodes.Single(node => node.Id == "group:sco");
        var expected = Ways(MemberOf.Type, group, incoming: true)
            .Where(way => way.Values![MemberOf.ValidFrom.Index] is not PartialDate from || from.First <= day)
            .Select(way => way.Other.Id).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.InRange(expected.Count, 1, Ways(MemberOf.Type, group, incoming: true).Count() - 1);
        var condition = new Condition.RelatedTo(MemberOf.Type, Direction.Outgoing, new HashSet<string> { group.Id }, Lasting.On(MemberOf.Type, day));
        Assert.Equal(expected, (await store.FindNodesAsync(Country.Label, condition, NodeOrder.ById, PageRequest.Whole, None)).Nodes.Select(node => node.Id));
        var countries = (await store.GetNodesAsync([.. SeedGraph.Nodes(Country.Label).Select(node => node.Id)], None)).OfType<GraphNode>().ToList();
        Assert.Equal(countries.ConvertAll(country => expected.Contains(country.Id)), await store.MatchNodesAsync(countries, condition, None));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"})-[]->()")]
    [InlineData("\\")]
    [InlineData("${x} RETURN n")]
    public async Task Text_that_looks_like_a_query_is_only_text(string text)
    {
        var store = await CreateStoreAsync();
        var expected = Dataset.Nodes.Count(node => node.Label == Financing.Label && node.Get(Financing.Title)!.Contains(text, StringComparison.Ordinal));
        Assert.Equal(expected, (await store.FindNodesAsync(Financing.Label, new Condition.TextContains([Financing.Title], text), NodeOrder.ById, PageRequest.Whole, None)).TotalCount);
    }

    [Fact]
    public async Task Nothing_lies_in_a_range_that_begins_after_it_ends()
    {
        var store = await CreateStoreAsync();
        // The whole year would lie around both of its ends.
        var year = Dataset.Nodes.First(node => node.Label == Agreement.Label && node.Get(Agreement.SignedOn)?.ToString().Length == 4).Get(Agreement.SignedOn)!.Value.First.Year;
        var range = new Condition.DateBetween(Agreement.SignedOn, new(year, 9, 1), new(year, 3, 1));
        Assert.Equal(0, (await store.FindNodesAsync(Agreement.Label, range, NodeOrder.ById, new(10), None)).TotalCount);
        Assert.Equal(Dataset.Nodes.Count(node => node.Label == Agreement.Label), (await store.FindNodesAsync(Agreement.Label, new Condition.Not(range), NodeOrder.ById, new(10), None)).TotalCount);
    }

    [Fact]
    public async Task An_empty_all_finds_everything_and_an_empty_any_nothing()
    {
        var store = await CreateStoreAsync();
        Assert.Equal(249, (await store.FindNodesAsync(Country.Label, Condition.Always, NodeOrder.ById, new(10), None)).TotalCount);
        Assert.Equal(0, (await store.FindNodesAsync(Country.Label, new Condition.Any([]), NodeOrder.ById, new(10), None)).TotalCount);
    }

    [Fact]
    public async Task Neighbours_come_per_node_in_the_order_of_the_nodes_by_id_with_their_values()
    {
        var store = await CreateStoreAsync();
        var nodes = (await store.GetNodesAsync(["country:TKM", "sector:energy", "country:KAZ", "country:TKM"], None)).OfType<GraphNode>().ToList();
        var neighbours = await store.GetNeighboursAsync(nodes, PartyTo.Type, Direction.Outgoing, None);
        for (var i = 0; i < nodes.Count; i++)
        {
            var expected = Related(PartyTo.Type, nodes[i], incoming: false).Select(node => node.Id).Order(StringComparer.Ordinal);
            Assert.Equal(expected, neighbours.Of(i).ToArray().Select(neighbour => neighbour.Node.Id));
            Assert.All(neighbours.Of(i).ToArray(), neighbour => Assert.Equal("PARTY", neighbour.Get(PartyTo.Role)));
        }

        Assert.Empty(neighbours.Of(1).ToArray());
        Assert.NotEmpty(neighbours.Of(0).ToArray());
    }

    [Fact]
    public async Task Neighbours_against_the_direction_and_along_a_column_are_found_too()
    {
        var store = await CreateStoreAsync();
        var nodes = (await store.GetNodesAsync(["sector:energy", "agreement:bit-cn-uz-1992"], None)).OfType<GraphNode>().ToList();
        var subsectors = await store.GetNeighboursAsync(nodes, Links.SubsectorOf, Direction.Incoming, None);
        Assert.Equal(Related(Links.SubsectorOf, nodes[0], incoming: true).Select(node => node.Id).Order(StringComparer.Ordinal), subsectors.Of(0).ToArray().Select(each => each.Node.Id));
        var replacing = await store.GetNeighboursAsync(nodes, Links.ReplacedBy, Direction.Outgoing, None);
        Assert.Equal("agreement:bit-cn-uz-2011", Assert.Single(replacing.Of(1).ToArray()).Node.Id);
    }

    [Fact]
    public async Task Concurrent_reads_give_the_answers_of_the_dataset()
    {
        var store = await CreateStoreAsync();
        var order = new NodeOrder(Agreement.TitleEn);
        var agreements = Dataset.Nodes.Where(node => node.Label == Agreement.Label).ToList();
        // Each reader has a page of its own.
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(reader => Task.Run(async () =>
        {
            var after = NodePager.PositionOf(agreements[reader * 7], order);
            var page = await store.FindNodesAsync(Agreement.Label, Condition.Always, order, new(50, After: after), None);
            return (Expected: NodePager.Page(agreements, order, new(50, After: after)).Nodes.Select(node => node.Id).ToList(), Actual: page.Nodes.Select(node => node.Id).ToList());
        })));
        Assert.All(answers, answer => Assert.Equal(answer.Expected, answer.Actual));
        Assert.True(answers.DistinctBy(answer => answer.Expected[0]).Count() > 8, "The readers ask the same.");
    }

    [Fact]
    public async Task A_cancelled_token_stops_every_member_before_it_works()
    {
        var store = await CreateStoreAsync();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.GetNodesAsync([], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.MatchNodesAsync([], Condition.Always, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.GetNeighboursAsync([], PartyTo.Type, Direction.Outgoing, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.FindNeighboursAsync([], PartyTo.Type, Direction.Outgoing, Agreement.Label, Condition.Always, NodeOrder.ById, new(1), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.FindNodesAsync(Country.Label, Condition.Always, NodeOrder.ById, new(1), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.ExpandAsync([], ExpandRequest.Whole, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.CountAsync(Country.Label, Condition.Always, [], sum: null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.FindGroupedAsync(Country.Label, Condition.Always, [new GroupKey.Word(Country.Region)], [], NodeOrder.ById, new(1), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.StreamAsync(new HashSet<NodeLabel>(), cancelled).GetAsyncEnumerator(CancellationToken.None).MoveNextAsync());
    }

    // Of whichever store the node is: numbers are a store's own.
    private static IEnumerable<GraphNode> Related(RelationshipType type, GraphNode node, bool incoming) => Ways(type, node, incoming).Select(way => way.Other);

    // Sought among all of its type for each node, they would be most of what these tests take.
    private static IEnumerable<(GraphNode Other, object?[]? Values)> Ways(RelationshipType type, GraphNode node, bool incoming) =>
        WaysOf.GetOrAdd((type, incoming), static way =>
        {
            var set = Dataset.Relationships[way.Type.Index];
            var (own, other) = way.Incoming ? (set.To, set.From) : (set.From, set.To);
            return Enumerable.Range(0, own.Length).ToLookup(i => own[i], i => (Dataset.Nodes[other[i]], set.Values?[i]));
        })[Numbers[node.Id]];
}
