namespace CooperationGraph.Server.Answering;

/// <summary>A revision was asked for that is neither served nor kept.</summary>
internal sealed class UnknownRevisionException(string current) : Exception($"The revision that the URL asks for is neither served nor kept any more. The current one is {current}.");
