using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Stores;

public abstract partial class GraphStoreContract
{
    private static readonly Condition WithChina = new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, new HashSet<string> { "country:CHN" });

    private static readonly Dictionary<string, IReadOnlyList<string>> Stands = new()
    {
        ["country:CHN"] = ["east"],
        ["country:KAZ"] = ["five", "north"],
        ["country:KGZ"] = ["five", "five"],
        ["country:TJK"] = ["five"],
        ["group:asean"] = ["south", "many"],
        ["country:UZB"] = [],
    };

    /// <summary>What is counted, by what, and the values of each key that a node has by the dataset.</summary>
    public static TheoryData<string, NodeLabel, Condition, IReadOnlyList<GroupKey>, Property<decimal>?, Func<GraphNode, IEnumerable<IEnumerable<string?>>>> Counts => new()
    {
        { "all alone", Agreement.Label, WithChina, [], null, _ => [] },
        { "a word", Agreement.Label, Condition.Always, [new GroupKey.Word(Agreement.Type)], null, node => [[node.Get(Agreement.Type)]] },
        { "a word that most have not", Agreement.Label, Condition.Always, [new GroupKey.Word(Agreement.TerminationType)], null, node => [[node.Get(Agreement.TerminationType)]] },
        {
            "a word and a year", Agreement.Label, WithChina, [new GroupKey.Word(Agreement.Type), new GroupKey.Year(Agreement.SignedOn)], null,
            node => [[node.Get(Agreement.Type)], [node.Get(Agreement.SignedOn)?.First.Year.ToString()]]
        },
        {
            "a decade", Agreement.Label, new Condition.Not(new Condition.HasValue(Agreement.TitleZh)), [new GroupKey.Decade(Agreement.SignedOn)], null,
            node => [[node.Get(Agreement.SignedOn) is { } date ? (date.First.Year - (date.First.Year % 10)).ToString() : null]]
        },
        { "a status on a day", Agreement.Label, Condition.Always, [new GroupKey.StatusOn(new(2001, 5, 1))], null, node => [[AgreementStatus.On(node, new(2001, 5, 1)).State.Word()]] },
        {
            "each party", Agreement.Label, Condition.Always, [new GroupKey.Related(PartyTo.Type, Direction.Incoming)], null,
            node => [Related(PartyTo.Type, node, incoming: true).Select(party => party.Id)]
        },
        {
            "the region of each party, and a year", Agreement.Label, WithChina,
            [new GroupKey.Related(PartyTo.Type, Direction.Incoming, Of: new GroupKey.Word(Country.Region)), new GroupKey.Year(Agreement.InForceOn)], null,
            node =>
            [
                Related(PartyTo.Type, node, incoming: true).Where(party => party.Label == Country.Label).Select(party => party.Get(Country.Region)),
                [node.Get(Agreement.InForceOn)?.First.Year.ToString()],
            ]
        },
        {
            "each party with a name of its own", Agreement.Label, Condition.Always, [new GroupKey.Related(PartyTo.Type, Direction.Incoming, new Condition.HasValue(PartyTo.NameAsGiven))], null,
            node => [Ways(PartyTo.Type, node, incoming: true).Where(way => way.Values![PartyTo.NameAsGiven.Index] is not null).Select(way => way.Other.Id)]
        },
        {
            "each party under what it stands for, some for nothing", Agreement.Label, Condition.Always, [new GroupKey.Related(PartyTo.Type, Direction.Incoming, Under: Stands), new GroupKey.Word(Agreement.Type)], null,
            node => [Related(PartyTo.Type, node, incoming: true).SelectMany(party => Stands.GetValueOrDefault(party.Id, [])), [node.Get(Agreement.Type)]]
        },
        {
            "amounts by what their record's receivers stand for, of records of a year", Amount.Label,
            new Condition.LeadsTo(Links.AmountOf, Direction.Outgoing, Financing.Label, new Condition.DateBetween(Financing.CommittedOn, new(2010, 1, 1), null)),
            [new GroupKey.Related(Links.AmountOf, Direction.Outgoing, Of: new GroupKey.Related(Links.ReceivedBy, Direction.Outgoing, Under: Stands))], Amount.Value,
            node => [Related(Links.AmountOf, node, incoming: false).SelectMany(of => Related(Links.ReceivedBy, of, incoming: false)).SelectMany(country => Stands.GetValueOrDefault(country.Id, []))]
        },
        {
            "amounts by what may be added up, and by the country that receives them", Amount.Label, Condition.Always,
            [
                new GroupKey.Word(Amount.Kind), new GroupKey.Word(Amount.Currency), new GroupKey.Word(Amount.PriceBasis),
                new GroupKey.Related(Links.AmountOf, Direction.Outgoing, Of: new GroupKey.Related(Links.ReceivedBy, Direction.Outgoing)),
            ],
            Amount.Value,
            node =>
            [
                [node.Get(Amount.Kind)], [node.Get(Amount.Currency)], [node.Get(Amount.PriceBasis)],
                Related(Links.AmountOf, node, incoming: false).SelectMany(of => Related(Links.ReceivedBy, of, incoming: false)).Select(country => country.Id),
            ]
        },
        { "a sum over numbers that some have not", Amount.Label, Condition.Always, [new GroupKey.Word(Amount.Kind)], Amount.ValueMax, node => [[node.Get(Amount.Kind)]] },
        { "a sum over fractions", Observation.Label, Condition.Always, [new GroupKey.Word(Observation.Unit)], Observation.Value, node => [[node.Get(Observation.Unit)]] },
    };

    [Theory]
    [MemberData(nameof(Counts), DisableDiscoveryEnumeration = true)]
    public async Task A_group_counts_each_of_its_nodes_once_and_so_does_the_total(
        string name, NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, Property<decimal>? sum, Func<GraphNode, IEnumerable<IEnumerable<string?>>> values)
    {
        var store = await CreateStoreAsync();
        var matching = (await store.FindNodesAsync(label, condition, NodeOrder.ById, PageRequest.Whole, None)).Nodes.Select(node => Dataset.Nodes[Numbers[node.Id]]).ToList();
        var expected = matching
            .SelectMany(node => Combinations([.. values(node)]).Select(combination => (Key: combination, Node: node)))
            .GroupBy(each => NameOf(each.Key))
            .ToDictionary(group => group.Key, group => Counted([.. group.Select(each => each.Node)]));
        if (keys.Count == 0) expected.Clear();

        var groups = await store.CountAsync(label, condition, keys, sum, None);
        Assert.Equal(Counted(matching), (groups.Total.Count, groups.Total.WithValue, groups.Total.Sum));
        Assert.Equal(expected, groups.Groups.ToDictionary(group => NameOf(group.Keys), group => (group.Count, group.WithValue, group.Sum)));
        Assert.Equal(groups.Groups.Select(group => group.Keys).Order(Comparer<IReadOnlyList<string?>>.Create(CompareKeys)), groups.Groups.Select(group => group.Keys));
        Assert.True(keys.Count == 0 || expected.Count > 1, $"'{name}' shows nothing.");

        (int Count, int WithValue, decimal Sum) Counted(List<GraphNode> nodes) => (nodes.Count, sum is null ? 0 : nodes.Count(node => node[sum] is not null), sum is null ? 0 : nodes.Sum(node => node.Get(sum) ?? 0));
    }

    [Theory]
    [MemberData(nameof(Counts), DisableDiscoveryEnumeration = true)]
    public async Task A_group_leads_to_the_nodes_that_it_counts_page_by_page(
        string name, NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, Property<decimal>? sum, Func<GraphNode, IEnumerable<IEnumerable<string?>>> values)
    {
        Assert.NotEmpty(name);
        if (keys.Count == 0) return;
        var store = await CreateStoreAsync();
        var counted = await store.CountAsync(label, condition, keys, sum, None);
        // Also one that is there twice, and one that nothing stands in.
        IReadOnlyList<string?>[] groups = [.. counted.Groups.Select(group => group.Keys), counted.Groups[^1].Keys, [.. keys.Select(_ => "nowhere")]];
        var order = new NodeOrder(label == Agreement.Label ? Agreement.SignedOn : null, Descending: true);
        var matching = (await store.FindNodesAsync(label, condition, order, PageRequest.Whole, None)).Nodes.Select(node => Dataset.Nodes[Numbers[node.Id]]).ToList();
        var byGroup = matching.SelectMany(node => Combinations([.. values(node)]).Select(combination => (Key: NameOf(combination), node.Id))).ToLookup(each => each.Key, each => each.Id);
        var expected = groups.Select(group => byGroup[NameOf(group)].ToList()).ToList();

        Assert.Equal(expected, Ids(await store.FindGroupedAsync(label, condition, keys, groups, order, PageRequest.Whole, None)));
        var largest = expected.MaxBy(ids => ids.Count)!;
        var position = NodePager.PositionOf(Dataset.Nodes[Numbers[largest[largest.Count / 2]]], order);
        foreach (var page in new[] { new PageRequest(2), new(2, Backward: true), new(2, After: position), new(1, Backward: true, Before: position), new(0), new(3, After: position, Before: position) })
        {
            var pages = await store.FindGroupedAsync(label, condition, keys, groups, order, page, None);
            var whole = expected.ConvertAll(ids => NodePager.Page(ids.ConvertAll(id => Dataset.Nodes[Numbers[id]]), order, page));
            Assert.Equal(Ids(whole), Ids(pages));
            Assert.Equal(whole.Select(each => (each.TotalCount, each.HasPrevious, each.HasNext)), pages.Select(each => (each.TotalCount, each.HasPrevious, each.HasNext)));
        }

        static List<List<string>> Ids(IEnumerable<NodePage> pages) => [.. pages.Select(page => page.Nodes.Select(node => node.Id).ToList())];
    }

    [Fact]
    public async Task No_groups_lead_to_no_pages()
    {
        var store = await CreateStoreAsync();
        Assert.Empty(await store.FindGroupedAsync(Agreement.Label, Condition.Always, [new GroupKey.Word(Agreement.Type)], [], NodeOrder.ById, PageRequest.Whole, None));
    }

    [Fact]
    public async Task Nothing_is_counted_where_nothing_matches()
    {
        var store = await CreateStoreAsync();
        var groups = await store.CountAsync(Amount.Label, new Condition.Any([]), [new GroupKey.Word(Amount.Kind)], Amount.Value, None);
        Assert.Equal((0, 0, 0m), (groups.Total.Count, groups.Total.WithValue, groups.Total.Sum));
        Assert.Empty(groups.Groups);
    }

    private static string NameOf(IEnumerable<string?> keys) => string.Join('|', keys.Select(key => key ?? "none"));

    // One of each list with each of the others; an empty list is null.
    private static IEnumerable<IReadOnlyList<string?>> Combinations(IReadOnlyList<IEnumerable<string?>> values) =>
        values.Aggregate<IEnumerable<string?>, IEnumerable<IReadOnlyList<string?>>>(
            [[]], (combinations, own) => combinations.SelectMany(combination => own.OfType<string>().Distinct().DefaultIfEmpty(null).Select(value => (IReadOnlyList<string?>)[.. combination, value])));

    private static int CompareKeys(IReadOnlyList<string?> left, IReadOnlyList<string?> right)
    {
        var at = Enumerable.Range(0, left.Count).FirstOrDefault(i => left[i] != right[i], -1);
        return at < 0 ? 0 : left[at] is null ? 1 : right[at] is null ? -1 : string.CompareOrdinal(left[at], right[at]);
    }
}
