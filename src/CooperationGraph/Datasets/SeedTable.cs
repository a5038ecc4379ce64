using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>
/// The cells of one seed file, in the order of the graph model's columns whatever their order in the file. An empty cell is null. The
/// columns of a label are <c>id</c>, its properties, its relationship columns; those of a relationship type <c>from</c>, <c>to</c>, its properties.
/// </summary>
public sealed class SeedTable(PropertyOwner owner)
{
    public PropertyOwner Owner { get; } = owner;

    public string File => Owner.File;

    public IReadOnlyList<SeedColumn> Columns { get; } = ColumnsOf(owner);

    public List<string?[]> Rows { get; } = [];

    /// <summary>How many id columns stand before the first property.</summary>
    public int FirstProperty => Owner is NodeLabel ? 1 : 2;

    /// <summary>The row as a spreadsheet counts it.</summary>
    public static int RowNumber(int index) => index + 2;

    public int IndexOf(Property property) => FirstProperty + property.Index;

    private static SeedColumn[] ColumnsOf(PropertyOwner owner)
    {
        var properties = owner.Properties.Select(property => new SeedColumn(property.Name, property));
        return owner is NodeLabel label
            ? [new("id"), .. properties, .. GraphModel.ColumnsOf(label).Select(type => new SeedColumn(type.Column!, Reference: type))]
            : [new("from"), new("to"), .. properties];
    }
}
