using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>A column of a seed file: a property, a relationship stored as a column, or (both null) an id.</summary>
public sealed record SeedColumn(string Name, Property? Property = null, RelationshipType? Reference = null)
{
    /// <summary>The ids in a cell of it: several only of a relationship that may be several.</summary>
    internal string[] IdsOf(string? cell) =>
        cell is null ? [] : Reference?.AreSeveral == true ? cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [cell];
}
