using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>
/// How a cell gets its state: the best state of its agreements, in the order IN_FORCE, SIGNED, STATED, UNKNOWN, ENDED, verified ones before others;
/// DISPUTED where the best depends on the source that one follows and no undisputed agreement is as good. Without an agreement, those aside that were not yet
/// signed, NONE_KNOWN where a source was read completely, else NOT_CHECKED. One agreement is enough for a cell to be covered, so the strongest certainty counts;
/// it has ended only if all have, so then the weakest does.
/// </summary>
internal static class CoverageRules
{
    /// <param name="agreements">Sorted in place.</param>
    /// <param name="checks">Those that may be about the country.</param>
    /// <param name="certainChecks">Those of them that are, whatever the precision of its memberships.</param>
    public static CoverageCell Cell(string type, DateOnly asOf, List<CellAgreement> agreements, IReadOnlyList<ScopeCheck> checks, IReadOnlyList<ScopeCheck> certainChecks)
    {
        agreements.RemoveAll(each => each.State is null);
        if (agreements.Count == 0) return new(type, checks.Count > 0 ? CoverageState.NoneKnown : CoverageState.NotChecked, CertaintyOfAbsence(certainChecks, asOf), null, [], checks, []);

        agreements.Sort(Compare);
        var best = agreements.FindAll(each => each.State == agreements[0].State);
        var disputed = best.TrueForAll(each => each.IsDisputed);
        var certainty = disputed ? Certainty.Unclear : CertaintyOf(best.FindAll(each => !each.IsDisputed));
        return new(
            type, disputed ? CoverageState.Disputed : agreements[0].State!.Value, certainty, disputed ? null : Since(best, asOf),
            agreements.ConvertAll(each => each.Node), checks, [.. agreements.SelectMany(each => each.Conflicts)]);
    }

    private static int Compare(CellAgreement left, CellAgreement right)
    {
        var compared = left.State!.Value.CompareTo(right.State!.Value);
        if (compared == 0) compared = right.IsVerified.CompareTo(left.IsVerified);
        if (compared == 0) compared = (left.Node.Get(Agreement.SignedOn) ?? PartialDate.Latest).CompareTo(right.Node.Get(Agreement.SignedOn) ?? PartialDate.Latest);
        return compared != 0 ? compared : string.CompareOrdinal(left.Node.Id, right.Node.Id);
    }

    private static Certainty CertaintyOf(List<CellAgreement> best)
    {
        // What rests on no source takes nothing from what does.
        var certainties = best.Where(each => each.IsVerified || !best[0].IsVerified).Select(each => each.Certainty);
        return best[0].State == CoverageState.Ended ? certainties.Max() : certainties.Min();
    }

    // A check says nothing of the days after it, and one of a finer kind leaves the rest of the type open.
    private static Certainty CertaintyOfAbsence(IReadOnlyList<ScopeCheck> checks, DateOnly asOf)
    {
        var certainty = Certainty.Unclear;
        foreach (var check in checks)
        {
            if (check.Scope.Get(CheckedScope.UpTo)!.Value.Last < asOf) continue;
            if (check.Scope.Get(CheckedScope.Subtype) is null) return Certainty.Certain;
            certainty = Certainty.Likely;
        }

        return certainty;
    }

    // No state lasts since a day that is still to come: what is laid down for later is not why it holds. Nor does a signature say since when anything is in force.
    private static PartialDate? Since(List<CellAgreement> agreements, DateOnly asOf)
    {
        return agreements[0].State switch
        {
            CoverageState.InForce => agreements.Select(each => Begun(each.Node.Get(Agreement.InForceOn)) ?? Begun(each.Node.Get(Agreement.PeriodFrom))).Min(),
            CoverageState.Signed => agreements.Select(each => Begun(each.Node.Get(Agreement.SignedOn))).Min(),
            CoverageState.Ended => LastEnd(agreements, asOf),
            _ => null,
        };

        PartialDate? Begun(PartialDate? date) => date?.PossiblyOnOrBefore(asOf) == true ? date : null;
    }

    // The cell has ended when the last of them has, which nobody knows if one of them has no such date.
    private static PartialDate? LastEnd(List<CellAgreement> agreements, DateOnly asOf)
    {
        PartialDate? last = null;
        foreach (var agreement in agreements)
        {
            if ((agreement.Node.Get(Agreement.TerminatedOn) ?? DayAfter(agreement.Node.Get(Agreement.PeriodTo))) is not { } end || !end.PossiblyOnOrBefore(asOf)) return null;
            if (last is not { } latest || end.Last > latest.Last || (end.Last == latest.Last && end.First > latest.First)) last = end;
        }

        return last;
    }

    // The last day of a period still belongs to it; that of a period that is known to the month or year lies somewhere in it.
    private static PartialDate? DayAfter(PartialDate? date) =>
        date is { Day: > 0 } day && day.Last < DateOnly.MaxValue ? PartialDate.OfDay(day.Last.AddDays(1)) : date;
}
