namespace CooperationGraph.Changes;

/// <summary>What differs between two revisions of one node, or of one relationship that has a file of its own.</summary>
/// <param name="Subject">The id of the node or relationship (<see cref="Graph.Relationship.Id"/>).</param>
/// <param name="Label">The node's label, or the relationship's type.</param>
/// <param name="Fields">In the order of the columns; of what was added or removed those with a value.</param>
public sealed record Change(ChangeKind Kind, string Subject, string Label, IReadOnlyList<FieldChange> Fields);

/// <param name="Field">The column.</param>
/// <param name="Before">In its canonical form; null for none. Of a column that holds several ids, those alone that are there no longer.</param>
/// <param name="After">Likewise; of several ids, those that are new.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>What became of something from one revision to another.</summary>
public enum ChangeKind { Added, Removed, Changed }
