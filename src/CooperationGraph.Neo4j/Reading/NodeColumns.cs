using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Time;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// A node as a list: its number, its id, then its properties in the order of the graph model. Lists by position cost the database half of what maps do.
/// The number is the database's own, <c>id(n)</c>: finding 200 nodes by it and answering 400 neighbours by it took 1.3 ms of the database's time, by an indexed
/// property 2.0 ms. It is another node's once a node is deleted, which <see cref="GraphWords.IfComplete"/> rules out.
/// Which properties are read is a parameter: the texts of the statements stay few, for the database took up to a second to plan one that names the properties of all
/// labels, while reading them by name costs it 5 % more.
/// </summary>
internal static class NodeColumns
{
    private static readonly string[][] Names = [.. GraphModel.Labels.Select(label => label.Properties.Concat(label.Derived).Select(property => property.Name).ToArray())];

    /// <summary>The parameter that says what is wanted of a node: the names of its properties by the prefix of its id (<see cref="Of(IEnumerable{NodeLabel})"/>), or null for its number alone.</summary>
    public const string Parameter = "columns";

    /// <summary>Cypher for a node.</summary>
    /// <param name="variable">The node's name in the statement.</param>
    public static string Of(string variable) =>
        $"CASE WHEN ${Parameter} IS NULL THEN id({variable}) ELSE [id({variable}), {variable}.id] + [c IN ${Parameter}[split({variable}.id, ':')[0]] | {variable}[c]] END";

    /// <summary>Cypher for all of a node whose label is known: an eighth cheaper, and worth a plan of its own where nodes come by the hundred.</summary>
    public static string Of(string variable, NodeLabel label) => $"[id({variable}), {variable}.id{string.Concat(Names[label.Index].Select(name => $", {variable}.{name}"))}]";

    /// <summary>The value of <see cref="Parameter"/> for nodes that may have any of the labels.</summary>
    public static Dictionary<string, string[]> Of(IEnumerable<NodeLabel> labels) => labels.ToDictionary(label => label.IdPrefix, label => Names[label.Index]);

    /// <summary>Cypher for the properties of a relationship.</summary>
    public static string Of(string variable, RelationshipType type) => string.Join(", ", type.Properties.Select(property => $"{variable}.{property.Name}"));

    public static GraphNode Read(CypherValue[] columns)
    {
        var id = columns[1].Text!;
        var label = GraphModel.LabelOf(id)!;
        return new(columns[0].Whole, label, id, Values(label, columns.AsSpan(2)));
    }

    public static object?[] Values(PropertyOwner owner, ReadOnlySpan<CypherValue> columns)
    {
        var values = new object?[owner.SlotCount];
        for (var i = 0; i < owner.Properties.Count; i++) values[i] = Value(owner.Properties[i], columns[i]);
        for (var i = owner.Properties.Count; i < values.Length; i++) values[i] = Value(owner.Derived[i - owner.Properties.Count], columns[i]);
        return values;
    }

    private static object? Value(Property property, CypherValue value) =>
        value.IsNull ? null : property.Kind switch
        {
            PropertyKind.Date => PartialDate.Parse(value.Text!),
            PropertyKind.Number => value.Number,
            PropertyKind.Flag => value.Flag ? true : null,
            PropertyKind.TextList => Array.ConvertAll(value.Items, item => item.Text!),
            _ => value.Text,
        };
}
