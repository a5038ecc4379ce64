using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Claims;

/// <summary>
/// The relationships of a revision that a source denies. A denial is a claim about the node that the relationship starts from, and it concerns the
/// other end no less. They are few.
/// </summary>
public sealed class DeniedRelationships
{
    private static readonly Condition IsDenial = new Condition.All(
        [new Condition.TextIn(Claim.Stance, [Stance.Denies.Word()]), new Condition.TextIn(Claim.Field, [.. GraphModel.RelationshipTypes.Select(type => type.Name)])]);

    private readonly ILookup<string, Conflict> _byEnd;

    private DeniedRelationships(IEnumerable<Conflict> conflicts) =>
        _byEnd = conflicts.SelectMany(conflict => conflict.OtherIds.Select(other => (other, conflict))).ToLookup(each => each.other, each => each.conflict);

    public static DeniedRelationships None { get; } = new([]);

    /// <summary>Whether nothing is denied.</summary>
    public bool AreNone => _byEnd.Count == 0;

    /// <summary>The conflicts of other nodes in which a relationship to this one is denied, by id (ordinal).</summary>
    public IEnumerable<Conflict> To(string id) => _byEnd[id];

    /// <summary>Whether a relationship to the node is denied by anybody.</summary>
    public bool AnyTo(string id) => _byEnd.Contains(id);

    /// <summary>The conflict in which a relationship is denied by a source that is not known to be wrong, or null.</summary>
    public Conflict? Of(string from, RelationshipType type, string to) => _byEnd[to].FirstOrDefault(conflict => conflict.IsDenied && conflict.Field == type.Name && conflict.Subject.Id == from);

    /// <summary>Five calls of the store; one where nothing is denied.</summary>
    public static async ValueTask<DeniedRelationships> ReadAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        var denials = await store.FindNodesAsync(Claim.Label, IsDenial, NodeOrder.ById, PageRequest.Whole, cancellationToken);
        if (denials.Nodes.Count == 0) return None;
        var about = await store.GetNeighboursAsync(denials.Nodes, Links.About, Direction.Outgoing, cancellationToken);
        var subjects = about.Items.Select(item => item.Node).DistinctBy(node => node.Number).ToList();
        return new((await ClaimReader.GetAsync(store, subjects, cancellationToken)).SelectMany(each => each.Conflicts).OrderBy(conflict => conflict.Id, StringComparer.Ordinal));
    }
}
