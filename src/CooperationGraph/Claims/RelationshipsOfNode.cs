using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Claims;

/// <summary>The other ends of those relationships of one node that its claims may speak against.</summary>
internal sealed class RelationshipsOfNode
{
    public static readonly RelationshipsOfNode None = new();

    private readonly Dictionary<RelationshipType, List<string>> _others = [];
    private readonly Dictionary<RelationshipType, Neighbour[]> _rows = [];

    /// <summary>The relationship type that a claim is about; null where it is about a property or the whole row.</summary>
    public static RelationshipType? TypeOf(CitedClaim claim, NodeLabel label) =>
        claim.Field is { } field && label.Find(field) is null ? GraphModel.RelationshipTypes.FirstOrDefault(type => type.Name == field && type.StartsFrom(label)) : null;

    /// <summary>
    /// Whether a claim can only be judged by the relationships themselves: it denies one, or is about one of which a node has at most one. That a node
    /// has others beside the one that a claim asserts says nothing against it.
    /// </summary>
    public static bool AreNeededFor(CitedClaim claim, RelationshipType type) => claim.Denies || type.IsOnlyOne;

    public void Add(RelationshipType type, ReadOnlySpan<Neighbour> others)
    {
        _rows[type] = others.ToArray();
        _others[type] = [.. _rows[type].Select(each => each.Node.Id)];
    }

    /// <summary>What stands in a column of the relationship to another node; null for nothing. Of a party that stands there in two spellings, what is in the first row that says something.</summary>
    public object? ValueOf(RelationshipField field, string? otherId) =>
        _rows.GetValueOrDefault(field.Type, []).Where(row => row.Node.Id == otherId).Select(row => row.Values?[field.Property.Index]).FirstOrDefault(value => value is not null);

    /// <summary>Whether a claim asserts what stands in a column; one without a value asserts whatever stands there.</summary>
    public bool State(CitedClaim claim, RelationshipField field) =>
        !claim.Denies && ValueOf(field, claim.AppliesTo) is { } value && (claim.Value is null || (claim.ValueOf(field.Property) is { } said && PropertyValue.Implies(said, value)));

    /// <summary>The ids of the other ends; none for types that were not needed.</summary>
    public IReadOnlyList<string> Of(RelationshipType type) => _others.GetValueOrDefault(type, []);

    /// <summary>Whether a claim's value is an other end; also where that was not needed.</summary>
    public bool Have(RelationshipType type, string? otherId) => !_others.TryGetValue(type, out var others) || (otherId is not null && others.Contains(otherId));
}
