namespace CooperationGraph.Sources.Reporting;

/// <summary>What became of a published row, or of a cell of it.</summary>
public enum Verdict
{
    /// <summary>The folder has no such row: it gets one.</summary>
    New,

    /// <summary>The folder has the row, and it says the same.</summary>
    Same,

    /// <summary>The row in the folder says something else, or nothing: it stays as it is, and a claim says what was published.</summary>
    Differing,

    /// <summary>It was not understood, or what it is cannot be told: it is not in the graph.</summary>
    Unmatched,
}
