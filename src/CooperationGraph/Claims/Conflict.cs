using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Claims;

/// <summary>Something on which a source stands against another, or against the row: values that cannot both be true, or a denial.</summary>
/// <param name="Field">The column, relationship type or column of one (<see cref="RelationshipField"/>); null where the row as a whole is denied.</param>
/// <param name="AppliesTo">The part that the claims apply to, null for the whole; of a relationship, the id of its other end.</param>
/// <param name="Kept">What stands on the row, in its canonical form; null where nothing does, and where the row as a whole is denied.</param>
/// <param name="Claims">All of them, the kept one first.</param>
/// <param name="Citations">The claims that support what stands on the row.</param>
/// <param name="Dissents">Those of the claims that stand against what is kept; all of them where nothing is.</param>
/// <param name="OtherIds">The other ends of the relationships that are denied, or of whose columns something is said; none where none is.</param>
public sealed record Conflict(
    GraphNode Subject, string? Field, string? AppliesTo, string? Kept, IReadOnlyList<CitedClaim> Claims, IReadOnlyList<CitedClaim> Citations, IReadOnlyList<CitedClaim> Dissents,
    IReadOnlyList<string> OtherIds)
{
    /// <summary>Stable across revisions.</summary>
    public string Id => $"conflict:{Subject.Id}{(Field is null ? "" : "#" + Field)}{(AppliesTo is null ? "" : "#" + AppliesTo)}";

    /// <summary>The ids of the nodes that it concerns: whose row it is about, and the other ends.</summary>
    public IEnumerable<string> ConcernedIds => OtherIds.Append(Subject.Id);

    /// <summary>Why the kept value was kept; null where the question is open.</summary>
    public string? Resolution => Claims.Select(claim => claim.Claim.Get(Claim.Resolution)).FirstOrDefault(text => text is not null);

    /// <summary>Whether a source that is not known to be wrong denies it.</summary>
    public bool IsDenied => Claims.Any(claim => claim.Denies && !claim.IsDeprecated);
}
