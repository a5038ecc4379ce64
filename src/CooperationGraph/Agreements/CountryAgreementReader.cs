using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Agreements;

/// <summary>Reads which agreements cover which countries on a day: those that a country is party to, and those of the groups it belongs to.</summary>
public static class CountryAgreementReader
{
    /// <summary>
    /// One slot per country: each agreement once, by id; where several ways lead to it, the country's own part in it, else a certain
    /// membership, else the first group by id. Two calls of the store.
    /// </summary>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<CountryAgreement>>> GetAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, DateOnly asOf, CancellationToken cancellationToken)
    {
        var groups = await GroupReader.GetGroupsAsync(store, countries, asOf, cancellationToken);
        var parties = countries.Concat(groups.SelectMany(each => each.Select(group => group.Other))).DistinctBy(node => node.Number).ToList();
        var places = parties.Select((party, i) => (party.Number, i)).ToDictionary(each => each.Number, each => each.i);
        var agreements = await store.GetNeighboursAsync(parties, PartyTo.Type, Direction.Outgoing, cancellationToken);

        return [.. countries.Select((country, i) =>
        {
            var covered = new SortedDictionary<string, CountryAgreement>(StringComparer.Ordinal);
            foreach (var (party, certain) in groups[i].OrderByDescending(group => group.Certain).Prepend(new(country, Certain: true)))
            {
                foreach (var item in agreements.Of(places[party.Number]))
                    covered.TryAdd(item.Node.Id, new(item.Node, item.Get(PartyTo.Role)!, item.Get(PartyTo.NameAsGiven), party == country ? null : party, certain));
            }

            return covered.Values.ToList();
        })];
    }
}
