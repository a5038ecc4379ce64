using CooperationGraph.Graph;

namespace CooperationGraph.Claims;

/// <summary>What sources say of one node.</summary>
public sealed class ClaimsOfNode
{
    private static readonly string[] Ranks = ["PREFERRED", "NORMAL", "DEPRECATED"];

    internal ClaimsOfNode(GraphNode subject, IEnumerable<CitedClaim> claims)
    {
        All = [.. claims
            .OrderBy(claim => Array.IndexOf(Ranks, claim.Rank))
            .ThenBy(claim => claim.Field, StringComparer.Ordinal)
            .ThenBy(claim => claim.Source.Id, StringComparer.Ordinal)
            .ThenBy(claim => claim.Claim.Id, StringComparer.Ordinal)];
        Citations = [.. All.Where(claim => claim.IsCitation)
            .OrderBy(claim => claim.Field is not null)
            .DistinctBy(claim => (claim.Source.Id, claim.Claim.Get(Claim.Locator), claim.Field))];
        Conflicts = [.. All.Where(claim => claim.Field is { } name && subject.Label.Find(name) is not null)
            .GroupBy(claim => (claim.Field, AppliesTo: claim.Claim.Get(Claim.AppliesTo)))
            .Where(group => group.Where(StatesSomething).Select(claim => (claim.Value, claim.Denies)).Distinct().Count() > 1)
            .OrderBy(group => group.Key.Field, StringComparer.Ordinal).ThenBy(group => group.Key.AppliesTo, StringComparer.Ordinal)
            .Select(group => new Conflict(subject, group.Key.Field!, group.Key.AppliesTo, [.. group]))];
    }

    /// <summary>All claims: preferred, normal, deprecated; within these by field, source and id.</summary>
    public IReadOnlyList<CitedClaim> All { get; }

    /// <summary>The claims that support the node, the whole row's first, one for each source, locator and field.</summary>
    public IReadOnlyList<CitedClaim> Citations { get; }

    /// <summary>The fields on which the claims differ, by name. Relationships to many never do.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; }

    /// <summary>The claims that support one field: those about it, or, where there is none, those about the whole row.</summary>
    public IReadOnlyList<CitedClaim> CitationsOf(Property property)
    {
        var own = Citations.Where(claim => claim.Field == property.Name).ToList();
        return own.Count > 0 ? own : [.. Citations.Where(claim => claim.Field is null)];
    }

    /// <summary>The claims that support one relationship of the node.</summary>
    public IReadOnlyList<CitedClaim> CitationsOf(RelationshipType type, string otherId) =>
        [.. All.Where(claim => claim.IsCitation && claim.Field == type.Name && claim.Value == otherId)];

    private static bool StatesSomething(CitedClaim claim) => claim.Value is not null || claim.Denies;
}
