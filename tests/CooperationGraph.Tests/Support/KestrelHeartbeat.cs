namespace CooperationGraph.Tests.Support;

/// <summary>Kestrel's warning that its heartbeat was late: it tells of the machine's other work, of no request.</summary>
internal static class KestrelHeartbeat
{
    /// <param name="line">A line of a server's log.</param>
    public static bool Tells(string line) => line.Contains("the heartbeat has been running for", StringComparison.Ordinal);
}
