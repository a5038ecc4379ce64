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
                {
                    var through = party == country ? null : party;
                    if (!covered.TryGetValue(item.Node.Id, out var known)) covered.Add(item.Node.Id, new(item.Node, item.Get(PartyTo.Role)!, item.Get(PartyTo.NameAsGiven), through, certain));
                    else if (known.Through is null) covered[item.Node.Id] = known with { Through = through };
                }
            }

            return covered.Values.ToList();
        })];
    }
}
