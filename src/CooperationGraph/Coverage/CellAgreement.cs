using CooperationGraph.Claims;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>An agreement between two countries, with what a cell of the matrix needs to know of it.</summary>
internal sealed class CellAgreement
{
    private static readonly Property<PartialDate>[] Dates =
        [Agreement.SignedOn, Agreement.InForceOn, Agreement.TerminatedOn, Agreement.PeriodFrom, Agreement.PeriodTo];

    public CellAgreement(GraphNode node, ClaimsOfNode claims, DateOnly asOf, bool CertainParties, IReadOnlyList<Conflict> denials)
    {
        Node = node;
        Claims = claims;
        Conflicts = [.. claims.Conflicts, .. denials];
        var status = AgreementStatus.On(node, asOf);
        State = CoverageStates.Of(status.State);
        IsVerified = !node.Is(Agreement.Unverified) && claims.Citations.Count > 0;
        Certainty = IsVerified && CertainParties ? status.Certainty : Certainty.Unclear;
        // Most agreements have no claim that contradicts anything.
        IsDisputed = denials.Count > 0 || (claims.All.Any(claim => claim.Field is not null || claim.Denies)
            && (claims.All.Any(claim => claim.Denies && claim.Field is null && !claim.IsDeprecated)
                || Rivals().Any(rival => Covering(CoverageStates.Of(AgreementStatus.On(rival, asOf).State)) != Covering(State))));
    }

    public GraphNode Node { get; }

    public ClaimsOfNode Claims { get; }

    /// <summary>What sources do not agree on: of the agreement itself, and of who is party to it.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; }

    /// <summary>What it makes of its cell; null where it is not signed.</summary>
    public CoverageState? State { get; }

    public Certainty Certainty { get; }

    public bool IsVerified { get; }

    /// <summary>Whether it depends on the source that one follows if the agreement covers the pair on that day.</summary>
    public bool IsDisputed { get; }

    private static CoverageState? Covering(CoverageState? state) => state?.IsCovered() == true ? state : null;

    // The agreement as each claim that contradicts one of its dates has it.
    private IEnumerable<GraphNode> Rivals()
    {
        foreach (var claim in Claims.All.Where(claim => claim is { Rank: Rank.Normal, AppliesTo: null }))
        {
            if (Array.Find(Dates, date => date.Name == claim.Field) is not { } date) continue;
            var said = claim.Claim.Get(Claim.Value) is { } text && CellValue.TryParse(date, text, out var value) ? value : null;
            if (claim.Denies && Node[date] is { } kept && (said is null || PropertyValue.Implies(kept, said))) yield return Node.With(date, null);
            else if (!claim.Denies && said is not null && (Node[date] is not { } own || !PropertyValue.AreCompatible(said, own))) yield return Node.With(date, said);
        }
    }
}
