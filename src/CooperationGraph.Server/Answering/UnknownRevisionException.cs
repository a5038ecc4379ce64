namespace CooperationGraph.Server.Answering;

/// <summary>A revision was asked for that is not served.</summary>
internal sealed class UnknownRevisionException(string current) : Exception($"The revision that the URL asks for is not served. The current one is {current}.");
