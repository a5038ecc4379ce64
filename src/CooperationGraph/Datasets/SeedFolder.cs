using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>All tables of a seed folder, with the ids that its nodes have.</summary>
public sealed class SeedFolder
{
    private readonly Dictionary<PropertyOwner, SeedTable> _tables;

    internal SeedFolder(IEnumerable<SeedTable> tables)
    {
        _tables = tables.ToDictionary(table => table.Owner);
        foreach (var label in GraphModel.Labels)
        {
            foreach (var row in this[label].Rows)
                if (row[0] is { } id) Ids.TryAdd(id, (label, row));
        }
    }

    /// <summary>The files that a seed folder has, labels first.</summary>
    public static IReadOnlyList<PropertyOwner> Owners { get; } =
        [.. GraphModel.Labels, .. GraphModel.RelationshipTypes.Where(type => type.Column is null)];

    public IEnumerable<SeedTable> Tables => Owners.Select(owner => _tables[owner]);

    /// <summary>Label and cells of each node by its id; the first row wins where an id is repeated.</summary>
    public Dictionary<string, (NodeLabel Label, string?[] Row)> Ids { get; } = new();

    public SeedTable this[PropertyOwner owner] => _tables[owner];

    /// <summary>Whether an id that no row has may be that of a row that could not be read.</summary>
    public bool MayHave(string id) => GraphModel.LabelOf(id) is { } label && (this[label].IsBroken || this[label].Untaken.Contains(id));
}
