using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>Which countries have which types of agreement with a counterpart on a day.</summary>
/// <param name="Rows">One per country, in the order asked for.</param>
public sealed record CoverageMatrix(GraphNode Counterpart, DateOnly AsOf, IReadOnlyList<string> Types, IReadOnlyList<CoverageRow> Rows)
{
    /// <summary>Whether each cell <see cref="CoverageStates.IsCovered"/>.</summary>
    public bool EveryCellCovered => Rows.All(row => row.Cells.All(cell => cell.State.IsCovered()));
}

/// <param name="Cells">One per type, in the order asked for.</param>
public sealed record CoverageRow(GraphNode Country, IReadOnlyList<CoverageCell> Cells);

/// <param name="Since">Since when the state lasts, of ENDED since the last of the agreements has ended; null where no date is known, and where it is disputed.</param>
/// <param name="Agreements">The agreements behind the cell: those of its state first, then by signature and id; ended ones as well.</param>
/// <param name="Checks">What was read completely for this type and counterpart.</param>
/// <param name="Conflicts">Disagreements of sources on these agreements.</param>
public sealed record CoverageCell(
    string Type, CoverageState State, Certainty Certainty, PartialDate? Since, IReadOnlyList<GraphNode> Agreements, IReadOnlyList<ScopeCheck> Checks, IReadOnlyList<Conflict> Conflicts);

/// <param name="Scope">A node of the label CheckedScope.</param>
/// <param name="Within">The group whose members it is about; null for every country.</param>
public sealed record ScopeCheck(GraphNode Scope, GraphNode Source, GraphNode? Within);
