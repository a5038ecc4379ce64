namespace CooperationGraph.Stores;

/// <param name="message">What is in the way, and what to do.</param>
public sealed class ImportRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
