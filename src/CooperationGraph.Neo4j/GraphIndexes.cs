using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j;

/// <summary>The constraints and indexes of the graph in the database, made from the graph model.</summary>
internal static class GraphIndexes
{
    private const int SecondsToFill = 300;

    // What an import needs before it has written a node.
    private static readonly IReadOnlyList<(string Name, string Definition)> OfCatalog =
    [
        ("dataset_import", "CREATE CONSTRAINT dataset_import IF NOT EXISTS FOR (d:Dataset) REQUIRE d.import IS UNIQUE"),
        ("catalog_id", "CREATE CONSTRAINT catalog_id IF NOT EXISTS FOR (c:Catalog) REQUIRE c.id IS UNIQUE"),
    ];

    private static readonly IReadOnlyList<(string Name, string Definition)> OfNodes =
    [
        ("node_import_number", $"CREATE CONSTRAINT node_import_number IF NOT EXISTS FOR (n:{GraphWords.Node}) REQUIRE (n.import, n.number) IS UNIQUE"),
        ("node_import_id", $"CREATE CONSTRAINT node_import_id IF NOT EXISTS FOR (n:{GraphWords.Node}) REQUIRE (n.import, n.id) IS UNIQUE"),
        .. GraphWords.PlaceNames.Select(place => ($"node_import_{place}", $"CREATE INDEX node_import_{place} IF NOT EXISTS FOR (n:{GraphWords.Node}) ON (n.import, n.{place})")),
        ($"node_import_{GraphWords.LongNamesOf}", $"CREATE INDEX node_import_{GraphWords.LongNamesOf} IF NOT EXISTS FOR (n:{GraphWords.Node}) ON (n.import, n.{GraphWords.LongNamesOf})"),
        .. GraphModel.Labels.Where(IsFoundByNames).Select(label => Index(label, GraphWords.Names, $"(n.{GraphWords.Names})", "TEXT INDEX")),
        // For whoever explores the graph by hand: the server asks for the import too.
        .. GraphModel.Labels.Select(label => Index(label, "id", "(n.id)")),
        .. GraphModel.Labels.SelectMany(label => Filtered(label).SelectMany(NamesOf).Select(name => Index(label, $"import_{name}", $"(n.import, n.{name})"))),
    ];

    // Of an earlier format, in which a revision stood in the graph once: they would refuse what this one writes.
    private static readonly string[] Former = ["dataset_revision", "node_number", "node_id"];

    /// <summary>Makes those that are not there, and waits until they are filled. Constraints of an earlier format go.</summary>
    /// <param name="ofNodes">Whether those of the nodes too: a first import makes them of what it has written, for to keep them up to date meanwhile costs more.</param>
    /// <param name="ofHubs">The types of which hubs are ordered, with the label that they lead to; their indexes are made with those of the nodes.</param>
    public static async Task CreateAsync(ICypherClient client, bool ofNodes, IEnumerable<(RelationshipType Type, NodeLabel Label)> ofHubs, CancellationToken cancellationToken)
    {
        var known = (await client.RunAsync(new("SHOW INDEXES YIELD name RETURN name"), cancellationToken)).Select(row => row[0].Text).ToHashSet();
        foreach (var name in Former.Where(known.Contains)) await client.RunAsync(new($"DROP CONSTRAINT {name} IF EXISTS"), cancellationToken);
        foreach (var (_, definition) in (ofNodes ? OfCatalog.Concat(OfNodes).Concat(ofHubs.SelectMany(OfHubs)) : OfCatalog).Where(each => !known.Contains(each.Name))) await client.RunAsync(new(definition), cancellationToken);
        await client.RunAsync(new($"CALL db.awaitIndexes({SecondsToFill})"), cancellationToken);
    }

    /// <summary>Whether an index on the import and a property finds the nodes that fulfil a condition.</summary>
    public static bool Helps(Condition condition) => condition is Condition.TextIn or Condition.DateBetween && PropertyOf(condition) is { } property && IsIndexed(property);

    /// <summary>Whether an index on text finds nodes of the label by their names. Where they are known by codes, no list is filtered in the database.</summary>
    public static bool IsFoundByNames(NodeLabel label) => label is { IsListed: true, IsKnownByCodes: false } && label.Searched.Any();

    private static (string Name, string Definition) Index(NodeLabel label, string suffix, string on, string kind = "INDEX")
    {
        var name = $"{label.Name.ToLowerInvariant()}_{suffix}";
        return (name, $"CREATE {kind} {name} IF NOT EXISTS FOR (n:{label.Name}) ON {on}");
    }

    private static IEnumerable<(string Name, string Definition)> OfHubs((RelationshipType Type, NodeLabel Label) hubs) =>
        hubs.Label.Orders.SelectMany(by => new NodeOrder[] { new(by), new(by, Descending: true) }).Select(order => GraphWords.PlaceName(hubs.Label, order)).Append(GraphWords.Number).Select(place =>
        {
            var name = $"{hubs.Type.Name.ToLowerInvariant()}_{GraphWords.OfHub(place)}";
            return (name, $"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{hubs.Type.Name}]-() ON (r.{GraphWords.Hub}, r.{GraphWords.OfHub(place)})");
        });

    private static Property? PropertyOf(Condition condition) =>
        condition switch
        {
            Condition.TextIn { Property: var text } => text,
            Condition.DateBetween { Property: var date } => date,
            _ => null,
        };

    /// <summary>Whether an index on the import and the property finds nodes.</summary>
    public static bool IsIndexed(Property property) => GraphModel.Labels.Any(label => Filtered(label).Contains(property));

    /// <summary>The properties of a label that have an index, besides its names.</summary>
    public static IEnumerable<Property> Filtered(NodeLabel label) =>
        // No list of the contract filters by the properties of the others, and they have most of the nodes.
        label.IsListed ? label.Properties.Where(property => property.Kind is PropertyKind.Enumerated || (property.Kind == PropertyKind.Date && property.Filter is not null)) : [];

    private static string[] NamesOf(Property property) =>
        property.Kind == PropertyKind.Date ? [property.Name, GraphWords.FirstName(property), GraphWords.LastName(property)] : [property.Name];
}
