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
    /// <param name="types">Only agreements of these types, words of <see cref="AgreementType"/>; null for all.</param>
    public static async ValueTask<IReadOnlyList<List<CountryAgreement>>> GetAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, DateOnly asOf, IReadOnlySet<string>? types, CancellationToken cancellationToken)
    {
        var groups = await GroupReader.GetGroupsAsync(store, countries, asOf, cancellationToken);
        var parties = countries.Concat(groups.SelectMany(each => each.Select(group => group.Other))).DistinctBy(node => node.Number).ToList();
        var places = parties.Select((party, i) => (party.Number, i)).ToDictionary(each => each.Number, each => each.i);
        var agreements = await store.GetNeighboursAsync(parties, PartyTo.Type, Direction.Outgoing, cancellationToken);

        var covered = new List<CountryAgreement>[countries.Count];
        for (var i = 0; i < covered.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            covered[i] = [];
            foreach (var item in agreements.Of(places[countries[i].Number]))
            {
                // A party that two sources spell in two ways stands there twice, the one beside the other.
                if (IsWanted(item, types) && (covered[i].Count == 0 || covered[i][^1].Agreement.Id != item.Node.Id)) covered[i].Add(Of(item, through: null, certain: true));
            }

            foreach (var (group, certain) in groups[i].OrderByDescending(group => group.Certain))
                AddThrough(covered[i], agreements.Of(places[group.Number]), group, certain, types);
        }

        return covered;
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

    private static void AddThrough(List<CountryAgreement> covered, ReadOnlySpan<Neighbour> agreements, GraphNode group, bool certain, IReadOnlySet<string>? types)
    {
        foreach (var item in agreements)
        {
            if (!IsWanted(item, types)) continue;
            var index = IndexOf(covered, item.Node);
            if (index < 0) covered.Insert(~index, Of(item, group, certain));
            else if (covered[index].Through is null) covered[index] = covered[index] with { Through = group };
        }
    }

    private static bool IsWanted(Neighbour item, IReadOnlySet<string>? types) => types is null || types.Contains(item.Node.Get(Agreement.Type)!);

    private static CountryAgreement Of(Neighbour item, GraphNode? through, bool certain) =>
        new(item.Node, item.Get(PartyTo.Role)!, item.Get(PartyTo.NameAsGiven), through, certain);
}
