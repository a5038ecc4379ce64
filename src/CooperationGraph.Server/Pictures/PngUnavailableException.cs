namespace CooperationGraph.Server.Pictures;

/// <summary>The machine lacks what PNG takes; the message says what.</summary>
internal sealed class PngUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
