using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Stores;

public abstract partial class GraphStoreContract
{
    private static readonly Condition WithChina = new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, new HashSet<string> { "country:CHN" });

    /// <summary>What is counted, by what, and the values of each key that a node has by the dataset.</summary>
    public static TheoryData<string, NodeLabel, Condition, IReadOnlyList<GroupKey>, Property<decimal>?, Func<GraphNode, IEnumerable<IEnumerable<string?>>>> Counts => new()
    {
        { "all alone", Agreement.Label, WithChina, [], null, _ => [] },
        { "a word", Agreement.Label, Condition.Always, [new GroupKey.Word(Agreement.Type)], null, node => [[node.Get(Agreement.Type)]] },
        { "a word that most have not", Agreement.Label, Condition.Always, [new GroupKey.Word(Agreement.TerminationType)], null, node => [[node.Get(Agreement.TerminationType)]] },
        {
            "a word and a year", Agreement.Label, WithChina, [new GroupKey.Word(Agreement.Type), new GroupKey.Year(Agreement.SignedOn)], null,
            node => [[node.Get(Agreement.Type)], [node.Get(Agreement.SignedOn)?.Year.ToString()]]
        },
        {
            "a decade", Agreement.Label, new Condition.Not(new Condition.HasValue(Agreement.TitleZh)), [new GroupKey.Decade(Agreement.SignedOn)], null,
            node => [[node.Get(Agreement.SignedOn) is { } date ? (date.Year - (date.Year % 10)).ToString() : null]]
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
                [node.Get(Agreement.InForceOn)?.Year.ToString()],
            ]
        },
        {
            "each party with a name of its own", Agreement.Label, Condition.Always, [new GroupKey.Related(PartyTo.Type, Direction.Incoming, new Condition.HasValue(PartyTo.NameAsGiven))], null,
            node => [Ways(PartyTo.Type, node, incoming: true).Where(way => way.Values![PartyTo.NameAsGiven.Index] is not null).Select(way => way.Other.Id)]
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
        var store = await CreateStoreAsync(Dataset);
        var matching = (await store.FindNodesAsync(label, condition, NodeOrder.ById, PageRequest.Whole, None)).Nodes.Select(node => Dataset.Nodes[Numbers[node.Id]]).ToList();
        var expected = matching
            .SelectMany(node => Combinations([.. values(node)]).Select(combination => (Key: combination, Node: node)))
            .GroupBy(each => string.Join('|', each.Key.Select(key => key ?? "none")))
            .ToDictionary(group => group.Key, group => Counted([.. group.Select(each => each.Node)]));
        if (keys.Count == 0) expected.Clear();

        var groups = await store.CountAsync(label, condition, keys, sum, None);
        Assert.Equal(Counted(matching), (groups.Total.Count, groups.Total.WithValue, groups.Total.Sum));
        Assert.Equal(expected, groups.Groups.ToDictionary(group => string.Join('|', group.Keys.Select(key => key ?? "none")), group => (group.Count, group.WithValue, group.Sum)));
        Assert.Equal(groups.Groups.Select(group => group.Keys).Order(Comparer<IReadOnlyList<string?>>.Create(CompareKeys)), groups.Groups.Select(group => group.Keys));
        Assert.True(keys.Count == 0 || expected.Count > 1, $"'{name}' shows nothing.");

        (int Count, int WithValue, decimal Sum) Counted(List<GraphNode> nodes) => (nodes.Count, sum is null ? 0 : nodes.Count(node => node[sum] is not null), sum is null ? 0 : nodes.Sum(node => node.Get(sum) ?? 0));
    }

    [Fact]
    public async Task Nothing_is_counted_where_nothing_matches()
    {
        var store = await CreateStoreAsync(Dataset);
        var groups = await store.CountAsync(Amount.Label, new Condition.Any([]), [new GroupKey.Word(Amount.Kind)], Amount.Value, None);
        Assert.Equal((0, 0, 0m), (groups.Total.Count, groups.Total.WithValue, groups.Total.Sum));
        Assert.Empty(groups.Groups);
    }

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
