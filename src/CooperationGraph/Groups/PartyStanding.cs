using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Groups;

/// <summary>For whom each country and each group of countries stands on a day, those who may belong to a group by what is known among its members.</summary>
/// <param name="Countries">By the party's id: a country itself, of a group its members.</param>
/// <param name="Groups">By the party's id: all groups that one of its countries belongs to; a group without members stands for itself.</param>
public sealed record PartyStanding(IReadOnlyDictionary<string, IReadOnlyList<string>> Countries, IReadOnlyDictionary<string, IReadOnlyList<string>> Groups)
{
    /// <summary>As <see cref="Groups"/>, but that a group stands for itself alone, whatever others its members belong to.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> GroupsByThemselves { get; } =
        Groups.ToDictionary(each => each.Key, each => CountryGroup.Label.Has(each.Key) ? [each.Key] : each.Value);

    /// <summary>All countries and groups of a revision.</summary>
    public static async ValueTask<PartyStanding> ReadAsync(ServedGraph graph, IGraphStore store, DateOnly asOf, CancellationToken cancellationToken)
    {
        var groups = (await store.FindNodesAsync(CountryGroup.Label, Condition.Always, NodeOrder.ById, PageRequest.Whole, cancellationToken)).Nodes;
        var members = await GroupReader.GetMembersAsync(store, groups, asOf, cancellationToken);
        var countries = (await graph.GetCountriesAsync(cancellationToken)).ToDictionary(country => country.Id, country => (IReadOnlyList<string>)[country.Id]);
        for (var i = 0; i < groups.Count; i++) countries.Add(groups[i].Id, [.. members[i].Select(member => member.Other.Id)]);

        var groupsOf = groups.SelectMany((group, i) => members[i].Select(member => (Country: member.Other.Id, Group: group.Id))).ToLookup(each => each.Country, each => each.Group);
        var all = countries.ToDictionary(each => each.Key, each => (IReadOnlyList<string>)[.. each.Value.SelectMany(country => groupsOf[country]).Distinct()]);
        foreach (var group in groups)
            if (all[group.Id].Count == 0) all[group.Id] = [group.Id];
        return new(countries, all);
    }
}
