using CooperationGraph.Claims;
using CooperationGraph.Graph;

namespace CooperationGraph.Coverage;

/// <summary>An agreement between two countries, with what a cell of the matrix needs to know of it.</summary>
/// <param name="Terms">The agreement with the dates of the two, by which it has its state.</param>
/// <param name="State">What it makes of its cell; null where it is not signed.</param>
/// <param name="IsVerified">Whether it rests on a source.</param>
/// <param name="IsDisputed">Whether it depends on the source that one follows if the agreement covers the pair on that day.</param>
/// <param name="Conflicts">What sources do not agree on: of the agreement itself, then of who is party to it, as what and since when, by id (ordinal).</param>
internal readonly record struct CellAgreement(GraphNode Node, GraphNode Terms, CoverageState? State, Certainty Certainty, bool IsVerified, bool IsDisputed, IReadOnlyList<Conflict> Conflicts)
{
    public static CellAgreement Of(ClaimsOfNode claims, GraphNode terms, CoverageStep step, bool certainParties, IReadOnlyList<Conflict> denials, IReadOnlyList<Conflict> ofParties)
    {
        var isVerified = !claims.Subject.Is(Agreement.Unverified) && (claims.Citations.Count > 0 || (claims.Subject.Is(Agreement.StatedAsWhole) && !claims.Subject.Is(Agreement.ClaimedInPart)));
        return new(
            claims.Subject, terms, step.State, isVerified && certainParties ? step.Certainty : Certainty.Unclear, isVerified, step.IsDisputed || denials.Count > 0,
            // Both may be party through one group; and the order is the same from whichever side one looks.
            !step.IsDisputed && denials.Count + ofParties.Count == 0 ? claims.Conflicts : [.. claims.Conflicts.Concat(step.IsDisputed ? CoverageStep.NewsOf(claims) : []).Concat(denials.Concat(ofParties).OrderBy(conflict => conflict.Id, StringComparer.Ordinal)).DistinctBy(conflict => conflict.Id)]);
    }
}
