using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Agreements;

/// <summary>What was read of countries, of the groups that they belong to on a day, and of the agreements of both, to be put together country by country.</summary>
internal sealed class ReachOfCountries
{
    private readonly IReadOnlyList<GraphNode> _countries;
    private readonly IReadOnlyList<IReadOnlyList<GroupMembership>> _groups;
    private readonly Dictionary<int, int> _places;
    private readonly Neighbours _agreements;

    private ReachOfCountries(IReadOnlyList<GraphNode> countries, IReadOnlyList<IReadOnlyList<GroupMembership>> groups, Dictionary<int, int> places, Neighbours agreements) =>
        (_countries, _groups, _places, _agreements) = (countries, groups, places, agreements);

    /// <summary>Of the countries; null where they were not kept.</summary>
    public Memberships? Memberships { get; private init; }

    /// <summary>Two calls of the store.</summary>
    public static async ValueTask<ReachOfCountries> ReadAsync(IGraphStore store, IReadOnlyList<GraphNode> countries, DateOnly asOf, CancellationToken cancellationToken)
    {
        var groups = await GroupReader.GetGroupsAsync(store, countries, asOf, cancellationToken);
        var (parties, places) = (new List<GraphNode>(countries.Count), new Dictionary<int, int>(countries.Count));
        foreach (var country in countries) Add(country);
        foreach (var ofCountry in groups)
            for (var i = 0; i < ofCountry.Count; i++) Add(ofCountry[i].Other);
        return new(countries, groups, places, await store.GetNeighboursAsync(parties, PartyTo.Type, Direction.Outgoing, cancellationToken));

        void Add(GraphNode party)
        {
            if (places.TryAdd(party.Number, parties.Count)) parties.Add(party);
        }
    }

    /// <summary>The same of one country and of some others, with those agreements alone that cover the one and some other. Two calls of the store.</summary>
    /// <param name="types">Words of <see cref="AgreementType"/> that an agreement must have one of.</param>
    public static async ValueTask<ReachOfCountries> ReadSharedAsync(IGraphStore store, GraphNode one, IReadOnlyList<GraphNode> others, IReadOnlyList<string> types, DateOnly asOf, CancellationToken cancellationToken)
    {
        IReadOnlyList<GraphNode> countries = [one, .. others];
        var memberships = await GroupReader.ReadAsync(store, countries, Direction.Outgoing, cancellationToken);
        var groups = memberships.HoldingOn(asOf);
        var (parties, places) = (new List<GraphNode>(countries.Count), new Dictionary<int, int>(countries.Count));
        for (var i = 1; i < countries.Count; i++)
        {
            // It shares nothing with itself.
            if (countries[i].Number == one.Number) continue;
            Add(countries[i]);
            for (var j = 0; j < groups[i].Count; j++) Add(groups[i][j].Other);
        }

        var ofOne = new List<GraphNode>(1 + groups[0].Count) { one };
        for (var j = 0; j < groups[0].Count; j++) ofOne.Add(groups[0][j].Other);
        for (var j = 0; j < ofOne.Count; j++) places.TryAdd(ofOne[j].Number, parties.Count + j);
        // Of all that there are nobody needs to be asked.
        var ofTypes = types.Distinct().Count() < Agreement.Type.Values.Count ? new Condition.TextIn(Agreement.Type, types) : null;
        return new(countries, groups, places, await store.GetSharedNeighboursAsync(parties, ofOne, PartyTo.Type, Direction.Outgoing, ofTypes, cancellationToken)) { Memberships = memberships };

        void Add(GraphNode party)
        {
            if (places.TryAdd(party.Number, parties.Count)) parties.Add(party);
        }
    }

    /// <summary>Puts what <see cref="CountryAgreementReader.GetAsync"/> says of a country into a list, in place of what was in it.</summary>
    /// <param name="country">Its place among those that were read.</param>
    /// <param name="isWanted">Which agreements count; null for all.</param>
    public void Put(int country, List<CountryAgreement> covered, Predicate<GraphNode>? isWanted = null)
    {
        var own = _agreements.Of(_places[_countries[country].Number]);
        covered.Clear();
        if (isWanted is null) covered.EnsureCapacity(own.Length);
        foreach (var item in own)
        {
            // A party that two sources spell in two ways stands there twice, the one beside the other.
            if (isWanted?.Invoke(item.Node) != false && PartyRows.IsOfParty(item) && (covered.Count == 0 || covered[^1].Agreement.Number != item.Node.Number)) covered.Add(new(item, _countries[country], Through: null, Certain: true));
        }

        AddThrough(covered, _countries[country], _groups[country], certain: true, isWanted);
        AddThrough(covered, _countries[country], _groups[country], certain: false, isWanted);
    }

    private void AddThrough(List<CountryAgreement> covered, GraphNode country, IReadOnlyList<GroupMembership> groups, bool certain, Predicate<GraphNode>? isWanted)
    {
        for (var i = 0; i < groups.Count; i++)
            if (groups[i].Certain == certain) AddThrough(covered, country, groups[i].Other, certain, isWanted);
    }

    private void AddThrough(List<CountryAgreement> covered, GraphNode country, GraphNode group, bool certain, Predicate<GraphNode>? isWanted)
    {
        foreach (var item in _agreements.Of(_places[group.Number]))
        {
            if (isWanted?.Invoke(item.Node) == false || !PartyRows.IsOfParty(item)) continue;
            var index = CountryAgreementReader.IndexOf(covered, item.Node);
            if (index < 0) covered.Insert(~index, new(item, country, group, certain));
            else if (covered[index].Through is null) covered[index] = covered[index] with { Through = group };
        }
    }
}
