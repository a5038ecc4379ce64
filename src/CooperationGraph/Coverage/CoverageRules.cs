using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>
/// How a cell gets its state: the best state of its agreements, in the order IN_FORCE, SIGNED, STATED, ENDED, verified ones before others;
/// DISPUTED where the best depends on the source that one follows and no undisputed agreement is as good. Without an agreement NONE_KNOWN
/// where a source was read completely, else NOT_CHECKED.
/// </summary>
internal static class CoverageRules
{
    private static readonly string[] States = ["IN_FORCE", "SIGNED", "STATED", "ENDED"];
    private static readonly string[] Certainties = ["CERTAIN", "LIKELY", "UNCLEAR"];

    /// <param name="agreements">Sorted in place.</param>
    public static CoverageCell Cell(string type, DateOnly asOf, List<CellAgreement> agreements, IReadOnlyList<ScopeCheck> checks)
    {
        agreements.RemoveAll(each => !States.Contains(each.State));
        if (agreements.Count == 0) return new(type, checks.Count > 0 ? "NONE_KNOWN" : "NOT_CHECKED", CertaintyOfAbsence(checks, asOf), null, [], checks, []);

        agreements.Sort(Compare);
        var best = agreements.FindAll(each => each.State == agreements[0].State);
        var disputed = best.TrueForAll(each => each.IsDisputed);
        var certainty = disputed ? "UNCLEAR" : Certainties[best.FindAll(each => !each.IsDisputed).Min(each => Array.IndexOf(Certainties, each.Certainty))];
        return new(
            type, disputed ? "DISPUTED" : agreements[0].State, certainty, Since(best),
            agreements.ConvertAll(each => each.Node), checks, [.. agreements.SelectMany(each => each.Claims.Conflicts)]);
    }

    private static int Compare(CellAgreement left, CellAgreement right)
    {
        var compared = Array.IndexOf(States, left.State).CompareTo(Array.IndexOf(States, right.State));
        if (compared == 0) compared = right.IsVerified.CompareTo(left.IsVerified);
        if (compared == 0) compared = (left.Node.Get(Agreement.SignedOn) ?? PartialDate.Latest).CompareTo(right.Node.Get(Agreement.SignedOn) ?? PartialDate.Latest);
        return compared != 0 ? compared : string.CompareOrdinal(left.Node.Id, right.Node.Id);
    }

    // A check says nothing of the days after it, and one of a finer kind leaves the rest of the type open.
    private static string CertaintyOfAbsence(IReadOnlyList<ScopeCheck> checks, DateOnly asOf)
    {
        var certainty = "UNCLEAR";
        foreach (var check in checks)
        {
            if (check.Scope.Get(CheckedScope.UpTo)!.Value.Last < asOf) continue;
            if (check.Scope.Get(CheckedScope.Subtype) is null) return "CERTAIN";
            certainty = "LIKELY";
        }

        return certainty;
    }

    private static PartialDate? Since(List<CellAgreement> agreements) =>
        agreements[0].State switch
        {
            "IN_FORCE" => agreements.Select(each => each.Node.Get(Agreement.InForceOn) ?? each.Node.Get(Agreement.PeriodFrom) ?? each.Node.Get(Agreement.SignedOn)).Min(),
            "SIGNED" => agreements.Select(each => each.Node.Get(Agreement.SignedOn)).Min(),
            _ => null,
        };
}
