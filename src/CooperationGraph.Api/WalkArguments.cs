using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;
using CooperationGraph.Time;
using CooperationGraph.Walks;

namespace CooperationGraph.Api;

/// <summary>Reads what walks are asked, within their bounds.</summary>
public static class WalkArguments
{
    public const int MaxNodes = 20;
    public const int MaxBranches = 200;
    public const int MaxDepth = 3;
    public const int MaxNeighbours = 2000;
    public const int MaxVia = 3;
    public const int MaxLength = 6;
    public const int MaxPaths = 50;
    public const int MaxHubDegree = 1000;

    /// <exception cref="FieldException">A number is out of its range, an id is unknown, or nothing says where to start.</exception>
    internal static async ValueTask<NeighborhoodRequest> NeighborhoodAsync(BatchContext batch)
    {
        var (depth, limit) = (Number(batch, "depth", 1, MaxDepth), Number(batch, "limit", 1, MaxNeighbours));
        var starts = await NodesAsync(batch, "of");
        var branches = await BranchesAsync(batch, batch.Arguments.Inputs("expand") ?? []);
        if (starts.Count + branches.Count == 0) throw new FieldException(ApiErrors.SelectionInvalid, "A walk needs a node to start from: 'of', such as [\"country:KAZ\"], or 'expand'.");
        return new(starts, branches, depth, limit, await ScopeAsync(batch));
    }

    /// <exception cref="FieldException">A number is out of its range, an id is unknown, or a node is named where another one must be.</exception>
    internal static async ValueTask<PathRequest> PathsAsync(BatchContext batch)
    {
        var (length, limit, hubDegree) = (Number(batch, "maxLength", 1, MaxLength), Number(batch, "limit", 1, MaxPaths), Number(batch, "hubDegree", 1, MaxHubDegree));
        var (from, to) = (await NodesAsync(batch, "from"), await NodesAsync(batch, "to"));
        if (from.Count == 0 || to.Count == 0) throw new FieldException(ApiErrors.SelectionInvalid, "A path needs a node to begin at and one to end at: 'from' and 'to', such as [\"country:KAZ\"].");
        var via = await NodesAsync(batch, "via", MaxVia);
        var scope = await ScopeAsync(batch);
        foreach (var (node, argument) in to.Select(node => (node, "to")).Concat(via.Select(node => (node, "via"))))
            if (from.Contains(node) || (argument == "via" && to.Contains(node))) throw new FieldException(ApiErrors.SelectionInvalid, $"'{node}' stands in '{argument}' and {(from.Contains(node) ? "'from'" : "'to'")}: a path comes to no node twice. Leave it out of one.");
        if (from.Concat(to).Concat(via).FirstOrDefault(node => scope.Avoid.Contains(node.Id)) is { } avoided) throw new FieldException(ApiErrors.SelectionInvalid, $"'{avoided}' stands in 'avoid', and where paths begin, pass or end. Leave it out of one.");
        return new(from, to, via, length, limit, hubDegree, scope);
    }

    private static async ValueTask<WalkScope> ScopeAsync(BatchContext batch)
    {
        var avoid = await NodesAsync(batch, "avoid");
        var labels = batch.Arguments.Texts("labels")?.Select(name => GraphModel.Labels.Single(label => label.Name == name)).ToHashSet();
        return WalkScope.Of(batch.Arguments.Texts("relationships")?.Select(TypeOf).ToList(), labels, avoid.Select(node => node.Id).ToHashSet(), DayOf(batch));
    }

    private static DateOnly? DayOf(BatchContext batch)
    {
        if (!batch.Arguments.Get<bool>("anyDay")!.Value) return batch.AsOf();
        return batch.Arguments.Get<DateOnly>("asOf") is { } day
            ? throw new FieldException(ApiErrors.SelectionInvalid, $"'anyDay' asks for all that ever was, 'asOf' for what was there on {PartialDate.OfDay(day)}: leave one out.")
            : null;
    }

    private static ValueTask<IReadOnlyList<GraphNode>> NodesAsync(BatchContext batch, string argument, int most = MaxNodes) =>
        Lookup.AnyNodesAsync(batch.Api(), argument, batch.Arguments.Texts(argument), most, batch.CancellationToken);

    private static async ValueTask<IReadOnlyList<Branch>> BranchesAsync(BatchContext batch, IReadOnlyList<FieldArguments> selections)
    {
        if (selections.Count > MaxBranches) throw ApiErrors.TooMany("expand", selections.Count, MaxBranches);
        var nodes = (await Lookup.AnyNodesAsync(batch.Api(), "expand", [.. selections.Select(each => each.Text("node")!)], MaxBranches, batch.CancellationToken)).ToDictionary(node => node.Id);
        return [.. selections.Select(each =>
        {
            var way = new Way(TypeOf(each.Text("relationship")!), Vocabulary.Read<Direction>(each.Text("direction"))!.Value);
            return new Branch(nodes[each.Text("node")!], way, PositionOf(each.Text("node")!, way, each.Text("after")));
        })];
    }

    private static RelationshipPosition? PositionOf(string node, Way way, string? relationship)
    {
        if (relationship is null) return null;
        // As Relationship.Id writes it.
        var parts = relationship.Split('/');
        var (own, other) = way.Direction == Direction.Outgoing ? (0, 2) : (2, 0);
        var ordinal = 1;
        if (parts.Length is not (3 or 4) || parts[1] != way.Type.Name || parts[own] != node || (parts.Length == 4 && (!int.TryParse(parts[3], out ordinal) || ordinal < 1)))
            throw new FieldException(ApiErrors.CursorInvalid, $"'after' of '{node}' in 'expand' is no id of a relationship {way.Type} that {(own == 0 ? "starts from" : "ends at")} it. Pass 'after' as it stands in 'truncated'.");
        return new(parts[other], ordinal - 1);
    }

    private static RelationshipType TypeOf(string name) => GraphModel.RelationshipTypes.Single(type => type.Name == name);

    private static int Number(BatchContext batch, string argument, int least, int most) =>
        batch.Arguments.Get<int>(argument)!.Value is var value && value >= least && value <= most ? value : throw ApiErrors.OutOfRange(argument, value, least, most);
}
