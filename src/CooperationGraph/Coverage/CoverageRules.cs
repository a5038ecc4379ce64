using System.Runtime.InteropServices;
using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>
/// How a cell gets its state: the best state of its agreements, in the order IN_FORCE, PROVISIONALLY_APPLIED, SIGNED, STATED, SUSPENDED, UNKNOWN, ENDED, verified ones before others;
/// DISPUTED where the best depends on the source that one follows and no undisputed agreement is as good. Without an agreement, those aside that were not yet
/// signed or were given up, NONE_KNOWN where a source was read completely, else NOT_CHECKED. One agreement is enough for a cell to be covered, so the strongest certainty counts;
/// it has ended only if all have, so then the weakest does.
/// </summary>
internal static class CoverageRules
{
    /// <param name="agreements">Sorted in place.</param>
    /// <param name="checks">Those that may be about the country.</param>
    /// <param name="certainChecks">Those of them that are, whatever the precision of its memberships.</param>
    public static CoverageCell Cell(string type, DateOnly asOf, List<CellAgreement> agreements, IReadOnlyList<ScopeCheck> checks, IReadOnlyList<ScopeCheck> certainChecks)
    {
        agreements.RemoveAll(static each => each.State is null);
        if (agreements.Count == 0) return new(type, checks.Count > 0 ? CoverageState.NoneKnown : CoverageState.NotChecked, CertaintyOfAbsence(certainChecks, asOf), null, [], [], checks, []);

        if (agreements.Count > 1) agreements.Sort(static (left, right) => Compare(left, right));
        var sorted = CollectionsMarshal.AsSpan(agreements);
        var best = sorted;
        for (var i = 1; i < sorted.Length && best.Length == sorted.Length; i++)
            if (sorted[i].State != sorted[0].State) best = sorted[..i];
        var certainty = CertaintyOf(best);
        return new(
            type, certainty is null ? CoverageState.Disputed : best[0].State!.Value, certainty ?? Certainty.Unclear, certainty is null ? null : Since(best, asOf), NodesOf(sorted), StandingsOf(sorted), checks, ConflictsOf(sorted));
    }

    private static int Compare(in CellAgreement left, in CellAgreement right)
    {
        var compared = left.State!.Value.CompareTo(right.State!.Value);
        if (compared == 0) compared = right.IsVerified.CompareTo(left.IsVerified);
        if (compared == 0) compared = (left.Terms.Get(Agreement.SignedOn) ?? PartialDate.Latest).CompareTo(right.Terms.Get(Agreement.SignedOn) ?? PartialDate.Latest);
        return compared != 0 ? compared : string.CompareOrdinal(left.Node.Id, right.Node.Id);
    }

    // Null where all are disputed. What rests on no source takes nothing from what does.
    private static Certainty? CertaintyOf(ReadOnlySpan<CellAgreement> best)
    {
        Certainty? certainty = null;
        var restsOnSource = false;
        foreach (var each in best)
        {
            if (each.IsDisputed || (restsOnSource && !each.IsVerified)) continue;
            if (certainty is not { } known) (certainty, restsOnSource) = (each.Certainty, each.IsVerified);
            else if (each.State == CoverageState.Ended ? each.Certainty > known : each.Certainty < known) certainty = each.Certainty;
        }

        return certainty;
    }

    // A check says nothing of the days after it, and one of a finer kind leaves the rest of the type open.
    private static Certainty CertaintyOfAbsence(IReadOnlyList<ScopeCheck> checks, DateOnly asOf)
    {
        var certainty = Certainty.Unclear;
        for (var i = 0; i < checks.Count; i++)
        {
            var upTo = checks[i].Scope.Get(CheckedScope.UpTo)!.Value;
            if (upTo.Last < asOf) continue;
            if (checks[i].Scope.Get(CheckedScope.Subtype) is null && !upTo.IsInDoubt) return Certainty.Certain;
            certainty = Certainty.Likely;
        }

        return certainty;
    }

    private static PartialDate? Since(ReadOnlySpan<CellAgreement> agreements, DateOnly asOf) =>
        agreements[0].State switch
        {
            CoverageState.InForce => FirstBegun(agreements, asOf, Agreement.InForceOn, Agreement.PeriodFrom),
            CoverageState.ProvisionallyApplied => FirstBegun(agreements, asOf, Agreement.ProvisionalFrom, Agreement.ProvisionalFrom),
            CoverageState.Signed => FirstBegun(agreements, asOf, Agreement.SignedOn, Agreement.SignedOn),
            CoverageState.Ended => LastEnd(agreements, asOf),
            _ => null,
        };

    // No state lasts since a day that is still to come: what is laid down for later is not why it holds. Nor does a signature say since when anything is in force.
    private static PartialDate? FirstBegun(ReadOnlySpan<CellAgreement> agreements, DateOnly asOf, Property<PartialDate> date, Property<PartialDate> otherwise)
    {
        PartialDate? first = null;
        foreach (var agreement in agreements)
            if ((Begun(agreement.Terms.Get(date)) ?? Begun(agreement.Terms.Get(otherwise))) is { } begun && (first is not { } earlier || begun < earlier)) first = begun;
        return first;

        PartialDate? Begun(PartialDate? date) => date?.PossiblyOnOrBefore(asOf) == true ? date : null;
    }

    // The cell has ended when the last of them has, which nobody knows if one of them has no such date. The last day of a period still belongs to it.
    private static PartialDate? LastEnd(ReadOnlySpan<CellAgreement> agreements, DateOnly asOf)
    {
        PartialDate? last = null;
        foreach (var agreement in agreements)
        {
            if ((agreement.Terms.Get(Agreement.TerminatedOn) ?? agreement.Terms.Get(Agreement.PeriodTo)?.NextDay) is not { } end || !end.PossiblyOnOrBefore(asOf)) return null;
            if (last is not { } latest || end.Last > latest.Last || (end.Last == latest.Last && end.First > latest.First)) last = end;
        }

        return last;
    }

    private static GraphNode[] NodesOf(ReadOnlySpan<CellAgreement> agreements)
    {
        var nodes = new GraphNode[agreements.Length];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = agreements[i].Node;
        return nodes;
    }

    private static AgreementStanding[] StandingsOf(ReadOnlySpan<CellAgreement> agreements)
    {
        var standings = new AgreementStanding[agreements.Length];
        for (var i = 0; i < standings.Length; i++) standings[i] = new(agreements[i].Node, agreements[i].State!.Value, agreements[i].IsDisputed ? Certainty.Unclear : agreements[i].Certainty);
        return standings;
    }

    private static IReadOnlyList<Conflict> ConflictsOf(ReadOnlySpan<CellAgreement> agreements)
    {
        if (agreements is [var only]) return only.Conflicts;
        List<Conflict>? conflicts = null;
        foreach (var agreement in agreements)
            if (agreement.Conflicts.Count > 0) (conflicts ??= []).AddRange(agreement.Conflicts);
        return conflicts is null ? [] : conflicts;
    }
}
