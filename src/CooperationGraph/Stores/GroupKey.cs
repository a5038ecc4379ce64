using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Stores;

/// <summary>What nodes are grouped by. A node can have several values of it, and then stands in as many groups; one without any stands in the group null.</summary>
public abstract record GroupKey
{
    private GroupKey()
    {
    }

    /// <summary>The text of an enumerated or text property.</summary>
    public sealed record Word(Property<string> Property) : GroupKey;

    /// <summary>The year of a date, such as <c>2014</c>; none where it may be one of several years.</summary>
    public sealed record Year(Property<PartialDate> Property) : GroupKey;

    /// <summary>The first year of the decade of a date, such as <c>2010</c>; none where it may be of several.</summary>
    public sealed record Decade(Property<PartialDate> Property) : GroupKey;

    /// <summary>The status of the node, an agreement, on the day (<see cref="Statuses.AgreementStatus.State"/>).</summary>
    public sealed record StatusOn(DateOnly Day) : GroupKey;

    /// <summary>
    /// Each node that a relationship leads to: its id, or where <paramref name="Of"/> is given that key of it. Properties count on nodes of the label that has them.
    /// A node that several relationships lead to counts once.
    /// </summary>
    /// <param name="Having">What the relationship must fulfil, as for <see cref="Condition.RelatedTo"/>.</param>
    /// <param name="Under">By the id of the node the values that it counts under, in place of the id; one that is not there counts under none. Means nothing beside <paramref name="Of"/>.</param>
    public sealed record Related(
        RelationshipType Type, Direction Direction, Condition? Having = null, GroupKey? Of = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Under = null) : GroupKey;
}
