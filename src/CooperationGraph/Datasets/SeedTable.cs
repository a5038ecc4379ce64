using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>
/// The cells of one seed file, in the order of the graph model's columns whatever their order in the file. An empty cell is null. The
/// columns of a label are <c>id</c>, its properties, its relationship columns; those of a relationship type <c>from</c>, <c>to</c>, its properties.
/// </summary>
public sealed class SeedTable(ModelTable model, PropertyOwner owner)
{
    private readonly List<int> _numbers = [];

    public PropertyOwner Owner { get; } = owner;

    public string File => Owner.File;

    public IReadOnlyList<SeedColumn> Columns { get; } = ColumnsOf(model, owner);

    public List<string?[]> Rows { get; } = [];

    /// <summary>Whether the file, or its end, could not be read: what is missing here may well be in it.</summary>
    public bool IsBroken { get; internal set; }

    /// <summary>The cells of the rows that could not be taken, so that a reference to one of them is not called broken too.</summary>
    internal HashSet<string> Untaken { get; } = [];

    /// <summary>How many id columns stand before the first property.</summary>
    public int FirstProperty => Owner is NodeLabel ? 1 : 2;

    /// <summary>The row as a spreadsheet counts it: the header is 1, empty rows count.</summary>
    public int RowNumber(int index) => _numbers[index];

    public int IndexOf(Property property) => FirstProperty + property.Index;

    /// <summary>The column that holds the other end of a relationship.</summary>
    public int IndexOf(RelationshipType type)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Reference == type) return i;
        throw new ArgumentException($"{File} has no column of {type}.", nameof(type));
    }

    /// <summary>Whether no cell of the column may be empty; a file may lack the others, as one written before they were in the model does.</summary>
    public bool IsRequired(SeedColumn column) =>
        column switch
        {
            { Property: { } property } => property.Required,
            { Reference: { } type } => type.Ends.Any(ends => ends.From == Owner && ends.Required),
            _ => true,
        };

    internal void Add(int number, string?[] cells)
    {
        Rows.Add(cells);
        _numbers.Add(number);
    }

    private static SeedColumn[] ColumnsOf(ModelTable model, PropertyOwner owner)
    {
        var properties = owner.Properties.Select(property => new SeedColumn(property.Name, property));
        return owner is NodeLabel label
            ? [new("id"), .. properties, .. model.ColumnsOf(label).Select(type => new SeedColumn(type.Column!, Reference: type))]
            : [new("from"), new("to"), .. properties];
    }
}
