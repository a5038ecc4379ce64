namespace CooperationGraph.Server.Hosting;

/// <summary>A setting that the server cannot start with.</summary>
/// <param name="message">Which setting, and what it may be: a sentence for whoever runs the service, without secrets.</param>
internal sealed class InvalidSettingException(string message, Exception? innerException = null) : Exception(message, innerException);
