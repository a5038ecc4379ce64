using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Claims;

/// <summary>
/// The relationships of a revision that a source denies, or of whose columns sources do not agree. Such claims are about the node that the relationship starts from, and concern the
/// other end no less. They are few.
/// </summary>
public sealed class DeniedRelationships
{
    private static readonly Condition IsOfRelationship = new Condition.Any(
    [
        new Condition.All([new Condition.TextIn(Claim.Stance, [Stance.Denies.Word()]), new Condition.TextIn(Claim.Field, [.. GraphModel.RelationshipTypes.Select(type => type.Name)])]),
        new Condition.TextIn(Claim.Field, [.. RelationshipField.All.Select(field => field.Name)]),
    ]);

    private readonly ILookup<string, Conflict> _byEnd;

    private DeniedRelationships(IEnumerable<Conflict> conflicts) =>
        _byEnd = conflicts.SelectMany(conflict => conflict.OtherIds.Select(other => (other, conflict))).ToLookup(each => each.other, each => each.conflict);

    public static DeniedRelationships None { get; } = new([]);

    /// <summary>Whether nothing is denied.</summary>
    public bool AreNone => _byEnd.Count == 0;

    /// <summary>The conflicts of other nodes in which a relationship to this one is denied, or a column of it disputed, by id (ordinal).</summary>
    public IEnumerable<Conflict> To(string id) => _byEnd[id];

    /// <summary>Whether anybody denies a relationship to the node, or disputes a column of one.</summary>
    public bool AnyTo(string id) => _byEnd.Contains(id);

    /// <summary>The conflict in which a relationship is denied by a source that is not known to be wrong, or null.</summary>
    public Conflict? Of(string from, RelationshipType type, string to) => _byEnd[to].FirstOrDefault(conflict => conflict.IsDenied && conflict.Field == type.Name && conflict.Subject.Id == from);

    /// <summary>The conflicts about columns of a relationship.</summary>
    public IEnumerable<Conflict> OfColumns(string from, RelationshipType type, string to) =>
        _byEnd[to].Where(conflict => conflict.Subject.Id == from && RelationshipField.Of(conflict.Field, conflict.Subject.Label)?.Type == type);

    /// <summary>Five calls of the store; one where nothing is said of any.</summary>
    public static async ValueTask<DeniedRelationships> ReadAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        var denials = await store.FindNodesAsync(Claim.Label, IsOfRelationship, NodeOrder.ById, PageRequest.Whole, cancellationToken);
        if (denials.Nodes.Count == 0) return None;
        var about = await store.GetNeighboursAsync(denials.Nodes, Links.About, Direction.Outgoing, cancellationToken);
        var subjects = about.Items.Select(item => item.Node).DistinctBy(node => node.Number).ToList();
        return new((await ClaimReader.GetAsync(store, subjects, cancellationToken)).SelectMany(each => each.Conflicts).OrderBy(conflict => conflict.Id, StringComparer.Ordinal));
    }
}
