using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Coverage;

/// <summary>Which agreements reach which countries on a day: those that a country is party to, and those of the groups it belongs to.</summary>
internal sealed class AgreementReach
{
    public static readonly IReadOnlyDictionary<GraphNode, bool> Nothing = new Dictionary<GraphNode, bool>();

    private readonly Dictionary<GraphNode, bool>[] _agreements;
    private readonly List<(GraphNode Group, bool Certain)>[] _groups;

    private AgreementReach(Dictionary<GraphNode, bool>[] agreements, List<(GraphNode Group, bool Certain)>[] groups)
    {
        _agreements = agreements;
        _groups = groups;
    }

    /// <summary>Two calls of the store for all countries.</summary>
    public static async ValueTask<AgreementReach> GetAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, IReadOnlyList<string> types, DateOnly asOf, CancellationToken cancellationToken)
    {
        var memberships = await store.GetNeighboursAsync(countries, MemberOf.Type, Direction.Outgoing, cancellationToken);
        var groups = countries.Select((_, i) => GroupsOn(memberships.Of(i), asOf)).ToArray();
        var parties = countries.Concat(groups.SelectMany(each => each.Select(group => group.Group))).DistinctBy(node => node.Id).ToList();
        var places = parties.Select((party, i) => (party.Id, i)).ToDictionary(each => each.Id, each => each.i);
        var agreements = await store.GetNeighboursAsync(parties, PartyTo.Type, Direction.Outgoing, cancellationToken);

        var reached = countries.Select((country, i) =>
        {
            var own = new Dictionary<GraphNode, bool>();
            foreach (var (party, certain) in groups[i].Prepend((country, true)))
                foreach (var item in agreements.Of(places[party.Id]))
                    if (types.Contains(item.Node.Get(Agreement.Type)!)) own[item.Node] = certain || own.GetValueOrDefault(item.Node);
            return own;
        }).ToArray();
        return new(reached, groups);
    }

    /// <summary>The agreements that reach both countries, each with whether that is certain.</summary>
    public IReadOnlyDictionary<GraphNode, bool> Common(int left, int right) =>
        _agreements[right].Where(each => _agreements[left].ContainsKey(each.Key))
            .ToDictionary(each => each.Key, each => each.Value && _agreements[left][each.Key]);

    public bool IsMember(int country, GraphNode group) => _groups[country].Exists(each => each.Group.Id == group.Id);

    // A membership without a beginning holds, but not for certain.
    private static List<(GraphNode Group, bool Certain)> GroupsOn(ReadOnlySpan<Neighbour> memberships, DateOnly asOf)
    {
        List<(GraphNode, bool)> groups = [];
        foreach (var membership in memberships)
        {
            var (from, to) = (membership.Get(MemberOf.ValidFrom), membership.Get(MemberOf.ValidTo));
            if (from?.PossiblyOnOrBefore(asOf) == false || to?.CertainlyBefore(asOf) == true) continue;
            var certain = from?.CertainlyOnOrBefore(asOf) == true && to?.PossiblyBefore(asOf) != true && !membership.Is(MemberOf.Unverified);
            groups.Add((membership.Node, certain));
        }

        return groups;
    }
}
