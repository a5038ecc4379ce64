namespace CooperationGraph.Stores;

/// <summary>What a store reads from has been removed: the same store never answers again, that of a newer revision does.</summary>
/// <param name="revision">The one that was removed.</param>
public sealed class RevisionRemovedException(string revision, Exception? innerException = null)
    : StoreUnavailableException($"The revision {revision} is no longer in the graph's database. Ask again: a newer one is about to be served.", innerException);
