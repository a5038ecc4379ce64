namespace CooperationGraph.Execution.Running;

/// <summary>Where the object of a target stands.</summary>
/// <param name="Level">The number of its level, or <see cref="Kept"/>.</param>
/// <param name="Index">Where in its level, or in what was kept of other requests.</param>
internal readonly record struct Place(int Level, int Index)
{
    /// <summary>In no level: it was written before.</summary>
    public const int Kept = -1;
}
