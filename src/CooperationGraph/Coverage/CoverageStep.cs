using CooperationGraph.Claims;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>What an agreement is on a day, as a whole, or for some of its parties.</summary>
/// <param name="State">What it makes of its cell; null where it is not signed.</param>
/// <param name="IsDisputed">Whether it depends on the source that one follows if the agreement covers its parties on that day.</param>
internal readonly record struct CoverageStep(CoverageState? State, Certainty Certainty, bool IsDisputed)
{
    private static readonly Property<PartialDate>[] Dates =
        [Agreement.SignedOn, Agreement.ProvisionalFrom, Agreement.InForceOn, Agreement.TerminatedOn, Agreement.PeriodFrom, Agreement.PeriodTo];

    public static CoverageStep On(ClaimsOfNode agreement, DateOnly day) => On(agreement, agreement.Subject, RivalsOf(agreement), day);

    /// <param name="terms">The agreement, or what it is for its parties.</param>
    /// <param name="rivals">Those of <see cref="RivalsOf"/>, or what they are for them.</param>
    public static CoverageStep On(ClaimsOfNode agreement, GraphNode terms, List<GraphNode> rivals, DateOnly day)
    {
        var status = AgreementStatus.On(terms, day);
        var state = CoverageStates.Of(status.State);
        return new(state, status.Certainty, agreement.IsDenied || rivals.Exists(rival => Covering(CoverageStates.Of(AgreementStatus.On(rival, day).State)) != Covering(state)));
    }

    /// <summary>The agreement as each claim that contradicts one of its dates has it. Most have none.</summary>
    public static List<GraphNode> RivalsOf(ClaimsOfNode agreement)
    {
        var node = agreement.Subject;
        var rivals = new List<GraphNode>();
        foreach (var claim in agreement.All)
        {
            if (claim.Field is null || claim is not { Rank: Rank.Normal, AppliesTo: null } || Array.Find(Dates, date => date.Name == claim.Field) is not { } date) continue;
            var said = claim.Claim.Get(Claim.Value) is { } text && CellValue.TryParse(date, text, out var value) ? value : null;
            if (claim.Denies && node[date] is { } kept && (said is null || PropertyValue.Implies(kept, said))) rivals.Add(node.With(date, null));
            else if (!claim.Denies && said is not null && (node[date] is not { } own || !PropertyValue.AreCompatible(said, own))) rivals.Add(node.With(date, said));
        }

        return rivals;
    }

    /// <summary>What a source alone says of a date that the agreement does not have: no disagreement by itself, but what disputes a cell where the state depends on it.</summary>
    public static IEnumerable<Conflict> NewsOf(ClaimsOfNode agreement)
    {
        foreach (var date in Dates)
        {
            if (agreement.Subject[date] is not null || agreement.Conflicts.Any(conflict => conflict.Field == date.Name)) continue;
            var claims = agreement.All.Where(claim => claim is { Rank: Rank.Normal, Denies: false, AppliesTo: null } && claim.Field == date.Name && claim.ValueOf(date) is not null).ToList();
            if (claims.Count > 0) yield return new(agreement.Subject, date.Name, null, null, claims, [], claims, []);
        }
    }

    private static CoverageState? Covering(CoverageState? state) => state?.IsCovered() == true ? state : null;
}
