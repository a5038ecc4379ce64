namespace CooperationGraph.Tests.Support;

/// <summary>How long a test waits for what must happen: so long that only what hangs is late, on a machine however busy. What is there sooner is waited for no longer.</summary>
internal static class Patience
{
    public const int Milliseconds = 5 * 60 * 1000;

    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(Milliseconds);
}
