using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Agreements;

/// <summary>Reads which agreements cover which countries on a day: those that a country is party to, and those of the groups it belongs to.</summary>
public static class CountryAgreementReader
{
    /// <summary>
    /// One slot per country: each agreement once, by id. Where the country and a group of its are both party, as with customs unions, the
    /// agreement is its own and through the group; of several groups a certain membership counts, then the first by id. Two calls of the store.
    /// </summary>
    public static async ValueTask<IReadOnlyList<List<CountryAgreement>>> GetAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, DateOnly asOf, CancellationToken cancellationToken)
    {
        var reach = await ReachOfCountries.ReadAsync(store, countries, asOf, cancellationToken);
        var covered = new List<CountryAgreement>[countries.Count];
        for (var i = 0; i < covered.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reach.Put(i, covered[i] = []);
        }

        return covered;
    }

    /// <summary>
    /// The conditions of <see cref="GetAsync"/> as a question to the store: a country and its groups stand together, and one page of their agreements is asked for. Two calls of the store.
    /// </summary>
    public static async ValueTask<IReadOnlyList<NodePage>> FindAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, IReadOnlyList<IReadOnlyList<GroupMembership>> groups, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        var together = countries.Select((country, i) => (IReadOnlyList<GraphNode>)[country, .. groups[i].Select(group => group.Other)]).ToList();
        return await store.FindNeighboursAsync(together, PartyTo.Type, Direction.Outgoing, PartyRows.AreOfParties, Agreement.Label, condition, order, page, cancellationToken);
    }

    /// <summary>One slot per country: how each of some agreements that cover it does, in their order. One call of the store.</summary>
    /// <param name="agreements">Of each country, as <see cref="FindAsync"/> finds them.</param>
    public static async ValueTask<IReadOnlyList<CountryAgreement[]>> GetAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, IReadOnlyList<IReadOnlyList<GroupMembership>> groups, IReadOnlyList<IReadOnlyList<GraphNode>> agreements, CancellationToken cancellationToken)
    {
        var places = new Dictionary<int, int>();
        var distinct = new List<GraphNode>();
        foreach (var each in agreements)
            foreach (var agreement in each)
                if (places.TryAdd(agreement.Number, distinct.Count)) distinct.Add(agreement);
        var parties = await store.GetNeighboursAsync(distinct, PartyTo.Type, Direction.Incoming, cancellationToken);
        var covering = new CountryAgreement[countries.Count][];
        for (var i = 0; i < covering.Length; i++)
        {
            covering[i] = new CountryAgreement[agreements[i].Count];
            for (var j = 0; j < covering[i].Length; j++) covering[i][j] = Covering(countries[i], groups[i], agreements[i][j], parties.Of(places[agreements[i][j].Number]));
        }

        return covering;
    }

    private static CountryAgreement Covering(GraphNode country, IReadOnlyList<GroupMembership> groups, GraphNode agreement, ReadOnlySpan<Neighbour> parties)
    {
        Neighbour? own = null, through = null;
        GroupMembership? group = null;
        foreach (var party in parties)
        {
            if (!PartyRows.IsOfParty(party)) continue;
            // Seen from the party.
            var row = new Neighbour(agreement, party.Values);
            if (party.Node.Number == country.Number) own ??= row;
            else if (party.Node.Label == CountryGroup.Label && MembershipOf(party.Node) is { } membership && (group is not { } known || (membership.Certain && !known.Certain))) (through, group) = (row, membership);
        }

        return new(own ?? through ?? throw new InvalidOperationException($"{agreement} does not cover {country}."), country, group?.Other, own is not null || group?.Certain == true);

        GroupMembership? MembershipOf(GraphNode party)
        {
            for (var i = 0; i < groups.Count; i++)
                if (groups[i].Other.Number == party.Number) return groups[i];
            return null;
        }
    }

    /// <summary>The place of an agreement in a list of <see cref="GetAsync"/>; the complement of where it belongs if it is not there.</summary>
    public static int IndexOf(List<CountryAgreement> covered, GraphNode agreement)
    {
        var (low, high) = (0, covered.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var compared = string.CompareOrdinal(covered[middle].Agreement.Id, agreement.Id);
            if (compared == 0) return middle;
            if (compared < 0) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }
}
