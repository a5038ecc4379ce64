using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j;

/// <summary>The constraints and indexes of the graph in the database, made from the graph model.</summary>
internal static class GraphIndexes
{
    // No list of the contract filters by their properties, and they have most of the nodes.
    private static readonly NodeLabel[] Unfiltered = [Alias.Label, Amount.Label, Claim.Label, CheckedScope.Label];

    /// <summary>One statement each; made again they change nothing.</summary>
    public static IEnumerable<string> Statements =>
    [
        "CREATE CONSTRAINT dataset_revision IF NOT EXISTS FOR (d:Dataset) REQUIRE d.revision IS UNIQUE",
        "CREATE CONSTRAINT catalog_id IF NOT EXISTS FOR (c:Catalog) REQUIRE c.id IS UNIQUE",
        $"CREATE CONSTRAINT node_number IF NOT EXISTS FOR (n:{GraphWords.Node}) REQUIRE (n.revision, n.number) IS UNIQUE",
        $"CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:{GraphWords.Node}) REQUIRE (n.revision, n.id) IS UNIQUE",
        // For whoever explores the graph by hand: the server asks for the revision too.
        .. GraphModel.Labels.Select(label => $"CREATE INDEX {label.Name.ToLowerInvariant()}_id IF NOT EXISTS FOR (n:{label.Name}) ON (n.id)"),
        .. GraphModel.Labels.SelectMany(label => Filtered(label).Select(property =>
            $"CREATE INDEX {label.Name.ToLowerInvariant()}_{property.Name} IF NOT EXISTS FOR (n:{label.Name}) ON (n.revision, n.{property.Name})")),
    ];

    /// <summary>Whether an index on the revision and a property finds the nodes that fulfil a condition.</summary>
    public static bool Helps(Condition condition) => condition is Condition.TextIn or Condition.DateBetween && PropertyOf(condition) is { } property && IsIndexed(property);

    private static Property? PropertyOf(Condition condition) =>
        condition switch
        {
            Condition.TextIn { Property: var text } => text,
            Condition.DateBetween { Property: var date } => date,
            _ => null,
        };

    private static bool IsIndexed(Property property) => GraphModel.Labels.Any(label => Filtered(label).Contains(property));

    private static IEnumerable<Property> Filtered(NodeLabel label) =>
        Unfiltered.Contains(label) ? [] : label.Properties.Where(property => property.Kind is PropertyKind.Enumerated or PropertyKind.Date);
}
