using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>A column of a seed file: a property, a relationship stored as a column, or (both null) an id.</summary>
public sealed record SeedColumn(string Name, Property? Property = null, RelationshipType? Reference = null);
