using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Tests.Support;

/// <summary>The seed's rows, read without the store, for what a test expects.</summary>
internal static class SeedGraph
{
    private static readonly Dictionary<string, GraphNode> ById = RealSeed.Dataset.Nodes.ToDictionary(node => node.Id);

    // Looking through all of a type for each of thousands of nodes would take half a minute.
    private static readonly Dictionary<RelationshipType, (ILookup<string, string> From, ILookup<string, string> To)> Ends = GraphModel.RelationshipTypes.ToDictionary(
        type => type, type => (Relationships(type).ToLookup(each => each.From, each => each.To), Relationships(type).ToLookup(each => each.To, each => each.From)));

    private static readonly ILookup<NodeLabel, GraphNode> ByLabel = RealSeed.Dataset.Nodes.ToLookup(node => node.Label);

    public static GraphNode Node(string id) => ById[id];

    public static IEnumerable<GraphNode> Nodes(NodeLabel label) => ByLabel[label];

    public static IEnumerable<Relationship> Relationships(RelationshipType type)
    {
        var set = RealSeed.Dataset.Relationships[type.Index];
        // The seed has no parallel ones.
        return set.From.Select((from, i) => new Relationship(type, RealSeed.Dataset.Nodes[from].Id, RealSeed.Dataset.Nodes[set.To[i]].Id, Ordinal: 0, set.Values?[i]));
    }

    /// <summary>The ids that relationships lead to, in the order of the seed's rows.</summary>
    public static IReadOnlyList<string> From(RelationshipType type, string id) => [.. Ends[type].From[id]];

    /// <summary>The ids that relationships come from, in the order of the seed's rows.</summary>
    public static IReadOnlyList<string> To(RelationshipType type, string id) => [.. Ends[type].To[id]];

    /// <summary>The claims about a node.</summary>
    public static List<GraphNode> ClaimsAbout(string id) => [.. To(Links.About, id).Select(Node).Where(node => node.Label == Claim.Label)];

    public static GraphNode SourceOf(GraphNode claim) => Node(Assert.Single(From(Links.Cites, claim.Id)));

    /// <summary>The titles of the sources that support a node: each asserting claim that is not known to be wrong, and does not say another value than the row.</summary>
    public static IEnumerable<string> SupportingTitles(string id) =>
        ClaimsAbout(id).Where(claim => claim.Get(Claim.Stance) == "ASSERTS" && claim.Get(Claim.Rank) != "DEPRECATED" && Agrees(claim, Node(id)))
            .Select(SourceOf).Where(source => source.Get(Source.Kind) != "UNVERIFIED").Select(source => source.Get(Source.Title)!).Distinct();

    // A date is written from the year on: a finer one begins with the coarser one.
    private static bool Agrees(GraphNode claim, GraphNode node) =>
        claim.Get(Claim.Field) is not { } field || node.Label.Find(field) is not { } property
        || (claim.Get(Claim.Value) is { } value && value.StartsWith(CellValue.ToText(node[property]), StringComparison.Ordinal));
}
