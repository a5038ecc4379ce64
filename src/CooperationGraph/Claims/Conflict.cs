using CooperationGraph.Graph;

namespace CooperationGraph.Claims;

/// <summary>A field on which sources disagree: two or more claims with different values.</summary>
/// <param name="AppliesTo">The part that the claims apply to; null for the whole.</param>
/// <param name="Claims">All of them, the kept one first.</param>
public sealed record Conflict(GraphNode Subject, string Field, string? AppliesTo, IReadOnlyList<CitedClaim> Claims)
{
    /// <summary>Stable across revisions.</summary>
    public string Id => $"conflict:{Subject.Id}#{Field}{(AppliesTo is null ? "" : "#" + AppliesTo)}";

    /// <summary>Why the kept value was kept; null where the question is open.</summary>
    public string? Resolution => Claims.Select(claim => claim.Claim.Get(Claim.Resolution)).FirstOrDefault(text => text is not null);
}
