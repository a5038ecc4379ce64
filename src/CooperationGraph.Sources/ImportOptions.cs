using CooperationGraph.Stores;

namespace CooperationGraph.Sources;

/// <summary>How a published file is taken in.</summary>
/// <param name="IsDryRun">Whether nothing is written.</param>
/// <param name="AsOf">The day, month or year in which the file was published or read; null where nobody says.</param>
/// <param name="Source">The id of the source that the claims cite; null for the form's own.</param>
public sealed record ImportOptions(bool IsDryRun = false, string? AsOf = null, string? Source = null)
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told how far the import is.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }

    /// <summary>Breaks it off before anything is written.</summary>
    public CancellationToken Cancellation { get; init; }
}
