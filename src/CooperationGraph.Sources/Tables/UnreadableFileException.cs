namespace CooperationGraph.Sources.Tables;

/// <param name="message">What the file is, or what it lacks, and what to do.</param>
public sealed class UnreadableFileException(string message, Exception? innerException = null) : Exception(message, innerException);
