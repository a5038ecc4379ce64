namespace CooperationGraph.Datasets;

/// <summary>How much a notice matters. One error keeps the whole dataset from being used.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
