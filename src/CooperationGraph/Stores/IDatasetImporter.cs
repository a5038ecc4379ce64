using CooperationGraph.Datasets;

namespace CooperationGraph.Stores;

/// <summary>Replaces the dataset of a store as a whole: whoever reads meanwhile sees the old revision or the new one, never parts of both.</summary>
public interface IDatasetImporter
{
    /// <summary>
    /// Writes the dataset beside the current one, makes it the current one in one step, and removes the old one after a time of grace. What an
    /// import that was broken off left behind is removed first. A dataset that is current already is left as it is, unless its stored
    /// graph was changed by somebody else: then it is written again, whole.
    /// </summary>
    /// <param name="announce">Called when the dataset has become current, before the time of grace.</param>
    /// <param name="replace">Whether a graph that is none of this service may be deleted.</param>
    /// <exception cref="ImportRefusedException">Nothing was changed, for a reason that the caller can mend.</exception>
    /// <exception cref="StoreUnavailableException">The store went away; the old revision stays current.</exception>
    Task<ImportResult> ImportAsync(GraphDataset dataset, bool replace, Func<Task>? announce, IProgress<ImportProgress>? progress, CancellationToken cancellationToken);

    /// <summary>What importing the dataset would change, without changing anything.</summary>
    Task<DatasetDifference> CompareAsync(GraphDataset dataset, IProgress<ImportProgress>? progress, CancellationToken cancellationToken);
}

/// <param name="Changed">False where the dataset was current already.</param>
/// <param name="Former">The revision that was current before; null for none.</param>
/// <param name="Mended">How the stored graph of the same revision differed from the dataset; null where it did not.</param>
/// <param name="FormerIsLeft">Whether the former revision could not be removed, and is left to the next import.</param>
public sealed record ImportResult(bool Changed, string? Former, DatasetDifference? Mended = null, bool FormerIsLeft = false);

/// <param name="Step">What is being done, such as <c>Nodes</c>.</param>
/// <param name="Done">Rows of the step so far; never less than before.</param>
public readonly record struct ImportProgress(string Step, int Done, int Total);

/// <param name="message">What is in the way, and what to do.</param>
public sealed class ImportRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
