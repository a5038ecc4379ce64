using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

/// <summary>What the names of a PartySelection stand for: sets of ids, of each of which one must be there. A group stands for its members on the day, and where none is known for itself: that nobody is recorded does not mean that it has nobody.</summary>
internal static class PartyReading
{
    /// <summary>A country is also there through the groups that it belongs to, and each member of a group alike. At most two calls of the store.</summary>
    /// <returns>One list per party, in their order; one country has the same set wherever it stands.</returns>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<IReadOnlySet<string>>>> WithGroupsAsync(FilterContext context, IReadOnlyList<GraphNode> parties)
    {
        var members = await MembersAsync(context, parties);
        var countries = parties.Concat(members.Values.SelectMany(each => each)).Where(party => party.Label == Country.Label).DistinctBy(country => country.Id).ToList();
        var sets = new Dictionary<string, IReadOnlySet<string>>();
        if (countries.Count > 0)
        {
            var groups = await GroupReader.GetGroupsAsync(context.Api.Store, countries, context.AsOf, context.CancellationToken);
            for (var i = 0; i < countries.Count; i++) sets.Add(countries[i].Id, groups[i].Select(group => group.Other.Id).Append(countries[i].Id).ToHashSet());
        }

        return Stand(parties, members, sets);
    }

    /// <summary>A country is there by itself alone, a state up to its end. At most one call of the store.</summary>
    /// <returns>As <see cref="WithGroupsAsync"/>.</returns>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<IReadOnlySet<string>>>> AloneAsync(FilterContext context, IReadOnlyList<GraphNode> parties)
    {
        var gone = parties.Where(party => !Lasting.IsThere(party, context.AsOf)).DistinctBy(party => party.Id);
        return Stand(parties, await MembersAsync(context, parties), gone.ToDictionary(party => party.Id, _ => (IReadOnlySet<string>)new HashSet<string>()));
    }

    private static List<List<IReadOnlySet<string>>> Stand(IReadOnlyList<GraphNode> parties, Dictionary<string, List<GraphNode>> members, Dictionary<string, IReadOnlySet<string>> sets)
    {
        return [.. parties.Select(party => (members.GetValueOrDefault(party.Id) is { Count: > 0 } own ? own : [party]).ConvertAll(SetOf))];

        IReadOnlySet<string> SetOf(GraphNode node)
        {
            if (!sets.TryGetValue(node.Id, out var set)) sets.Add(node.Id, set = new HashSet<string> { node.Id });
            return set;
        }
    }

    private static async ValueTask<Dictionary<string, List<GraphNode>>> MembersAsync(FilterContext context, IReadOnlyList<GraphNode> parties)
    {
        var groups = parties.Where(party => party.Label == CountryGroup.Label).DistinctBy(group => group.Id).ToList();
        if (groups.Count == 0) return [];
        var members = await GroupReader.GetMembersAsync(context.Api.Store, groups, context.AsOf, context.CancellationToken);
        return groups.Zip(members).ToDictionary(each => each.First.Id, each => each.Second.Select(member => member.Other).ToList());
    }
}
