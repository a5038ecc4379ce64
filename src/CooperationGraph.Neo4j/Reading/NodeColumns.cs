using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Time;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// A node as a list: its number, its id, then its properties in the order of the graph model. Lists by position cost the database half of what maps do.
/// The number is the database's own, <c>id(n)</c>: finding 200 nodes by it and answering 400 neighbours by it took 1.3 ms of the database's time, by an indexed
/// property 2.0 ms. It is another node's once a node is deleted, which <see cref="GraphWords.IfComplete"/> rules out.
/// Which properties are read is a parameter: the texts of the statements stay few, for the database took up to a second to plan one that names the properties of all
/// labels. They are read together, for to name one is a look at all that stand before it: 600 agreements took 7.7 ms so, and 9.3 ms property by property.
/// </summary>
internal static class NodeColumns
{
    private static readonly string[][] Names = [.. GraphModel.Labels.Select(label => label.Properties.Concat(label.Derived).Select(property => property.Name).ToArray())];

    /// <summary>The parameter that says what is wanted of a node: the names of its properties by the prefix of its id (<see cref="Of(IEnumerable{NodeLabel})"/>), or null for its number alone.</summary>
    public const string Parameter = "columns";

    /// <summary>Cypher for a node.</summary>
    /// <param name="variable">The node's name in the statement.</param>
    public static string Of(string variable) =>
        $"CASE WHEN ${Parameter} IS NULL THEN id({variable}) ELSE head([own IN [properties({variable})] | [id({variable}), own.id] + [c IN ${Parameter}[split(own.id, ':')[0]] | own[c]]]) END";

    /// <summary>The value of <see cref="Parameter"/> for nodes that may have any of the labels.</summary>
    public static Dictionary<string, string[]> Of(IEnumerable<NodeLabel> labels) => labels.ToDictionary(label => label.IdPrefix, label => Names[label.Index]);

    /// <summary>Cypher for the properties of a relationship as a list, without what is missing after the first where that is all there is, as in most: 1,000 parties took 3 ms so, and 4.5 ms one by one.</summary>
    public static string Of(string variable, RelationshipType type)
    {
        var names = type.Properties.Select(property => property.Name).ToList();
        return names is [var only]
            ? $"[{variable}.{only}]"
            : $"head([own IN [properties({variable})] | CASE WHEN size(keys(own)) = 1 AND own.{names[0]} IS NOT NULL THEN [own.{names[0]}] ELSE [{string.Join(", ", names.Select(name => "own." + name))}] END])";
    }

    public static GraphNode Read(CypherValue[] columns)
    {
        var id = columns[1].Text!;
        var label = GraphModel.LabelOf(id)!;
        return new(columns[0].Whole, label, id, Values(label, columns.AsSpan(2)));
    }

    /// <param name="columns">In the order of the owner's slots; those at the end may be missing.</param>
    public static object?[] Values(PropertyOwner owner, ReadOnlySpan<CypherValue> columns)
    {
        var values = new object?[owner.SlotCount];
        for (var i = 0; i < columns.Length; i++) values[i] = Value(i < owner.Properties.Count ? owner.Properties[i] : owner.Derived[i - owner.Properties.Count], columns[i]);
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
