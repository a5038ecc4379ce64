using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Walks;

/// <summary>Along what a walk goes, and where it may come.</summary>
/// <param name="Types">The relationship types, walked in both directions.</param>
/// <param name="Labels">The labels of the nodes that it may come to; null for all.</param>
/// <param name="Avoid">The ids of nodes that it does not come to.</param>
/// <param name="Day">Only what may be there on this day is walked (<see cref="Lasting"/>); null for all that ever was.</param>
public sealed record WalkScope(IReadOnlyList<RelationshipType> Types, IReadOnlySet<NodeLabel>? Labels, IReadOnlySet<string> Avoid, DateOnly? Day)
{
    /// <summary>The labels of what facts are about. The others, such as claims and other names, support them: through a source that both cite, any two would be linked.</summary>
    public static IReadOnlySet<NodeLabel> Facts { get; } = GraphModel.Labels.Where(label => label.Cited && label.IsListed).ToHashSet();

    /// <param name="types">Null for all that link <see cref="Facts"/>.</param>
    /// <param name="labels">Null for all that <paramref name="types"/> lead to; where these are not chosen either, for <see cref="Facts"/>.</param>
    public static WalkScope Of(IReadOnlyList<RelationshipType>? types, IReadOnlySet<NodeLabel>? labels, IReadOnlySet<string> avoid, DateOnly? day)
    {
        var reached = labels ?? (types is null ? Facts : null);
        var walked = types?.Distinct() ?? GraphModel.RelationshipTypes.Where(type => type.Ends.Any(ends => ends.To is { } to && MayStand(ends.From) && MayStand(to)));
        return new([.. walked.OrderBy(type => type.Index)], reached, avoid, day);

        bool MayStand(NodeLabel label) => Facts.Contains(label) || labels?.Contains(label) == true;
    }

    /// <summary>The ways that it goes, to be asked once for a whole walk.</summary>
    public WaysOfLabels Ways() => new(Types.SelectMany(Way.Both).Where(Leads));

    /// <param name="limit">At most so many relationships of each branch.</param>
    public ExpandRequest Expand(int limit, HubRule? hubs = null) => new(limit, Day, Labels, hubs);

    /// <summary>Those of some nodes that are not there on the day, in their order: nothing leads to them or on from them.</summary>
    public IReadOnlyList<GraphNode> NotThere(IEnumerable<GraphNode> nodes) => Day is { } day ? [.. nodes.Where(node => !Lasting.IsThere(node, day))] : [];

    private bool Leads(Way way) => Labels?.Any(way.LeadsTo) != false;
}
