using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>All tables of a seed folder, with the ids that its nodes have.</summary>
public sealed class SeedFolder
{
    private readonly Dictionary<PropertyOwner, SeedTable> _tables;

    internal SeedFolder(ModelTable model, IEnumerable<SeedTable> tables)
    {
        Model = model;
        _tables = tables.ToDictionary(table => table.Owner);
        foreach (var label in model.Labels)
        {
            foreach (var row in this[label].Rows)
                if (row[0] is { } id) Ids.TryAdd(id, (label, row));
        }
    }

    /// <summary>What the folder may hold.</summary>
    public ModelTable Model { get; }

    public IEnumerable<SeedTable> Tables => Model.Owners.Select(owner => _tables[owner]);

    /// <summary>Label and cells of each node by its id; the first row wins where an id is repeated.</summary>
    public Dictionary<string, (NodeLabel Label, string?[] Row)> Ids { get; } = new();

    public SeedTable this[PropertyOwner owner] => _tables[owner];

    /// <summary>Whether an id that no row has may be that of a row that could not be read.</summary>
    public bool MayHave(string id) => Model.LabelOf(id) is { } label && (this[label].IsBroken || this[label].Untaken.Contains(id));
}
