using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;

namespace CooperationGraph.Stores;

/// <summary>What a node must fulfil. A store translates it into its own language; the memory store evaluates it.</summary>
public abstract record Condition
{
    /// <summary>Every node fulfils it.</summary>
    public static readonly Condition Always = new All([]);

    private Condition()
    {
    }

    /// <summary>Fulfilled where every part is; an empty list is always fulfilled.</summary>
    public sealed record All(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>Fulfilled where some part is; an empty list never is.</summary>
    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Not(Condition Part) : Condition;

    /// <summary>The node's id is one of <paramref name="Ids"/>, a set that never changes: what it finds may be kept with it.</summary>
    public sealed record IdIn(IReadOnlySet<string> Ids) : Condition;

    /// <summary>The text of an enumerated or text property is one of <paramref name="Values"/>, compared by ordinal.</summary>
    public sealed record TextIn(Property<string> Property, IReadOnlyList<string> Values) : Condition
    {
        /// <summary>Whether a node of the property's label fulfils it.</summary>
        internal bool IsMetBy(GraphNode node) => node.Get(Property) is { } text && Values.Contains(text);
    }

    /// <summary>The property is not empty; of a flag, that it is true.</summary>
    public sealed record HasValue(Property Property) : Condition;

    /// <summary>
    /// Some day that the date can stand for lies between <paramref name="From"/> and <paramref name="To"/>, both included, null for open.
    /// A missing date fulfils it only if both are null; where <paramref name="From"/> is after <paramref name="To"/>, nothing does.
    /// </summary>
    public sealed record DateBetween(Property<PartialDate> Property, DateOnly? From, DateOnly? To) : Condition;

    /// <summary>
    /// Some one of the text properties of one label, each of which is <see cref="Property.IsSearched"/>, contains every word of <paramref name="Text"/>, wherever it stands in it
    /// (<see cref="TextFold.Words"/>). A text without words is contained in everything.
    /// </summary>
    /// <param name="OrAliases">Whether it is enough that the text of some one alias of the node does.</param>
    public sealed record TextContains(IReadOnlyList<Property<string>> Properties, string Text, bool OrAliases = false) : Condition;

    /// <summary>
    /// A relationship of the type and direction leads to a node whose id is one of <paramref name="Ids"/>, null for any node at all, and fulfils <paramref name="Having"/>
    /// itself: a condition on its properties, of <see cref="All"/>, <see cref="Any"/>, <see cref="Not"/>, <see cref="TextIn"/>, <see cref="HasValue"/> and <see cref="DateBetween"/>.
    /// </summary>
    public sealed record RelatedTo(RelationshipType Type, Direction Direction, IReadOnlySet<string>? Ids, Condition? Having = null) : Condition;

    /// <summary>A relationship of the type and direction leads to a node of the label that fulfils <paramref name="Condition"/>.</summary>
    public sealed record LeadsTo(RelationshipType Type, Direction Direction, NodeLabel Label, Condition Condition) : Condition;

    /// <summary>One of the sources says something of the node, whether it asserts or denies.</summary>
    public sealed record ClaimedBy(IReadOnlySet<string> SourceIds) : Condition;

    /// <summary>The status of the node, an agreement, on the day is one of <paramref name="States"/> (<see cref="AgreementStatus.State"/>).</summary>
    public sealed record StatusOn(DateOnly Day, IReadOnlyList<AgreementState> States) : Condition;
}
