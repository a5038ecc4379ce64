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

    public static CoverageCell Cell(string type, DateOnly asOf, IReadOnlyList<CellAgreement> agreements, IReadOnlyList<ScopeCheck> checks)
    {
        var sorted = agreements.Where(each => States.Contains(each.State))
            .OrderBy(each => Array.IndexOf(States, each.State)).ThenBy(each => !each.IsVerified)
            .ThenBy(each => each.Node.Get(Agreement.SignedOn) is null).ThenBy(each => each.Node.Get(Agreement.SignedOn)).ThenBy(each => each.Node.Id, StringComparer.Ordinal)
            .ToList();
        if (sorted.Count == 0) return new(type, checks.Count > 0 ? "NONE_KNOWN" : "NOT_CHECKED", CertaintyOfAbsence(checks, asOf), null, [], checks, []);

        var best = sorted.FindAll(each => each.State == sorted[0].State);
        var disputed = best.TrueForAll(each => each.IsDisputed);
        var certainty = disputed ? "UNCLEAR" : Certainties[best.Where(each => !each.IsDisputed).Min(each => Array.IndexOf(Certainties, each.Certainty))];
        return new(
            type, disputed ? "DISPUTED" : sorted[0].State, certainty, Since(best),
            [.. sorted.Select(each => each.Node)], checks, [.. sorted.SelectMany(each => each.Claims.Conflicts)]);
    }

    // A check says nothing of the days after it, and one of a finer kind leaves the rest of the type open.
    private static string CertaintyOfAbsence(IReadOnlyList<ScopeCheck> checks, DateOnly asOf)
    {
        var current = checks.Where(check => check.Scope.Get(CheckedScope.UpTo)!.Value.Last >= asOf).ToList();
        if (current.Count == 0) return "UNCLEAR";
        return current.Exists(check => check.Scope.Get(CheckedScope.Subtype) is null) ? "CERTAIN" : "LIKELY";
    }

    private static PartialDate? Since(List<CellAgreement> agreements) =>
        agreements[0].State switch
        {
            "IN_FORCE" => agreements.Select(each => each.Node.Get(Agreement.InForceOn) ?? each.Node.Get(Agreement.PeriodFrom) ?? each.Node.Get(Agreement.SignedOn)).Min(),
            "SIGNED" => agreements.Select(each => each.Node.Get(Agreement.SignedOn)).Min(),
            _ => null,
        };
}
