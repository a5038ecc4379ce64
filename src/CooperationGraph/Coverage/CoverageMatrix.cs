using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>Which countries have which types of agreement with another on a day.</summary>
/// <param name="With">The country that all have them with, whichever of the two sides a check names the counterpart.</param>
/// <param name="Rows">One per country, in the order asked for.</param>
public sealed record CoverageMatrix(GraphNode With, DateOnly AsOf, IReadOnlyList<string> Types, IReadOnlyList<CoverageRow> Rows)
{
    /// <summary>What tells a matrix that is kept from all others of its revision; negative for one that is not kept, or that nobody has asked for again.</summary>
    public int Number { get; init; } = -1;

    /// <summary>How many countries were asked for that have no row, because no agreement is known.</summary>
    public int Omitted { get; private init; }

    /// <summary>Whether each cell <see cref="CoverageStates.IsCovered"/>, those of countries without a row as well; not those of the country with itself, which a group may have as a member.</summary>
    public bool EveryCellCovered { get; } = Rows.All(row => row.IsCovered || row.Country.Id == With.Id);

    /// <summary>The rows alone of which an agreement is known, whatever its state.</summary>
    public CoverageMatrix Known()
    {
        List<CoverageRow> known = [.. Rows.Where(row => row.Cells.Any(cell => cell.Agreements.Count > 0))];
        return this with { Number = -1, Rows = known, Omitted = Omitted + Rows.Count - known.Count };
    }
}

/// <param name="Cells">One per type, in the order asked for.</param>
public sealed record CoverageRow(GraphNode Country, IReadOnlyList<CoverageCell> Cells)
{
    /// <summary>What tells a row that is kept from all others of its revision, whatever day and types they are about; negative for one that is not kept.</summary>
    public int Number { get; init; } = -1;

    /// <summary>The days on which it is the same, those around the one that was asked for.</summary>
    internal UnchangedDays Days { get; init; }

    /// <summary>Whether each cell <see cref="CoverageStates.IsCovered"/>.</summary>
    public bool IsCovered { get; } = Cells.All(cell => cell.State.IsCovered());
}

/// <param name="Since">Since when the state lasts, of ENDED since the last of the agreements has ended; null where no date is known, and where it is disputed.</param>
/// <param name="Agreements">The agreements behind the cell: those of its state first, then by signature and id; ended ones as well.</param>
/// <param name="Checks">What was read completely for this type, of either of the two with the other.</param>
/// <param name="Standings">What each of them is between the two, in the same order.</param>
/// <param name="Conflicts">Disagreements of sources on these agreements, in their order: first those on an agreement itself, then those on who is party to it, by id (ordinal).</param>
public sealed record CoverageCell(
    string Type, CoverageState State, Certainty Certainty, PartialDate? Since, IReadOnlyList<GraphNode> Agreements, IReadOnlyList<AgreementStanding> Standings, IReadOnlyList<ScopeCheck> Checks, IReadOnlyList<Conflict> Conflicts);

/// <summary>What an agreement is between two countries, by the dates and roles with which they are party to it.</summary>
/// <param name="Certainty">As it counts for the cell: UNCLEAR where the agreement rests on no source, or it is not certain that both are party.</param>
public sealed record AgreementStanding(GraphNode Agreement, CoverageState State, Certainty Certainty);

/// <param name="Scope">A node of the label CheckedScope.</param>
/// <param name="CounterpartId">The country with which agreements were looked for.</param>
/// <param name="Within">The group whose members it is about; null for every country.</param>
public sealed record ScopeCheck(GraphNode Scope, GraphNode Source, string CounterpartId, GraphNode? Within);
