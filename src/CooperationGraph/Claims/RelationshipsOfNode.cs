using CooperationGraph.Graph;

namespace CooperationGraph.Claims;

/// <summary>The other ends of those relationships of one node that its claims may speak against.</summary>
internal sealed class RelationshipsOfNode
{
    public static readonly RelationshipsOfNode None = new();

    private readonly Dictionary<RelationshipType, List<string>> _others = [];

    /// <summary>The relationship type that a claim is about; null where it is about a property or the whole row.</summary>
    public static RelationshipType? TypeOf(CitedClaim claim, NodeLabel label) =>
        claim.Field is { } field && label.Find(field) is null ? GraphModel.RelationshipTypes.FirstOrDefault(type => type.Name == field && type.StartsFrom(label)) : null;

    /// <summary>
    /// Whether a claim can only be judged by the relationships themselves: it denies one, or is about one of which a node has at most one. That a node
    /// has others beside the one that a claim asserts says nothing against it.
    /// </summary>
    public static bool AreNeededFor(CitedClaim claim, RelationshipType type) => claim.Denies || type.IsOnlyOne;

    public void Add(RelationshipType type, List<string> others) => _others[type] = others;

    /// <summary>The ids of the other ends; none for types that were not needed.</summary>
    public IReadOnlyList<string> Of(RelationshipType type) => _others.GetValueOrDefault(type, []);

    /// <summary>Whether a claim's value is an other end; also where that was not needed.</summary>
    public bool Have(RelationshipType type, string? otherId) => !_others.TryGetValue(type, out var others) || (otherId is not null && others.Contains(otherId));
}
