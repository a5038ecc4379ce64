namespace CooperationGraph.Stores;

/// <param name="Changed">False where the dataset was current already.</param>
/// <param name="Former">The revision that was current before; null for none.</param>
/// <param name="Mended">How the stored graph of the same revision differed from the dataset; null where it did not.</param>
/// <param name="FormerIsLeft">Whether the former revision could not be removed, and is left to the next import.</param>
public sealed record ImportResult(bool Changed, string? Former, DatasetDifference? Mended = null, bool FormerIsLeft = false);
