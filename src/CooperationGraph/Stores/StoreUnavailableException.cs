namespace CooperationGraph.Stores;

/// <summary>The store cannot answer now: it is down, too slow, too busy, or has no data yet. The same request may succeed later.</summary>
/// <param name="message">What happened, in a sentence that a user may read: no address, no password.</param>
public class StoreUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
