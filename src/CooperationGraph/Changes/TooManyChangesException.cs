namespace CooperationGraph.Changes;

/// <summary>Two revisions differ in more than is listed: they have little in common.</summary>
/// <param name="most">As many are listed.</param>
public sealed class TooManyChangesException(int most) : Exception($"More than {most} nodes and relationships differ.")
{
    public int Most { get; } = most;
}
