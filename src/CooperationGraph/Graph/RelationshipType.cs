namespace CooperationGraph.Graph;

/// <summary>
/// A relationship type of the graph model. It is stored in a file of its own (columns <c>from</c>, <c>to</c>, properties) or, where a
/// it has no properties and a node has few, as the column <see cref="Column"/> of the files of the labels that it starts from.
/// </summary>
public sealed class RelationshipType : PropertyOwner
{
    internal RelationshipType(string name, string? file, string? column, params RelationshipEnds[] ends)
        : base(file ?? "")
    {
        Name = name;
        Column = column;
        Ends = ends;
    }

    /// <summary>The type in Neo4j: <c>PARTY_TO</c>.</summary>
    public string Name { get; }

    /// <summary>The column that holds the other end's id; null where the relationship type has a file of its own.</summary>
    public string? Column { get; }

    /// <summary>Whether a node may have several in its column, their ids separated by <c>;</c>.</summary>
    public bool AreSeveral { get; internal init; }

    /// <summary>Whether a node has at most one.</summary>
    public bool IsOnlyOne => Column is not null && !AreSeveral;

    /// <summary>The pairs of labels that it may link.</summary>
    public IReadOnlyList<RelationshipEnds> Ends { get; }

    /// <summary>Its number in <see cref="GraphModel.RelationshipTypes"/>.</summary>
    public int Index { get; internal set; }

    public bool StartsFrom(NodeLabel label) => Ends.Any(ends => ends.From == label);

    public bool LeadsTo(NodeLabel label) => Ends.Any(ends => ends.To == label || (ends.To is null && label.Cited));

    public override string ToString() => Name;
}

/// <param name="From">The label that the relationship starts from.</param>
/// <param name="To">The label that it ends at; null for any label that is cited.</param>
/// <param name="Required">Whether a node of <paramref name="From"/> must have one (columns only).</param>
public sealed record RelationshipEnds(NodeLabel From, NodeLabel? To, bool Required = false);
