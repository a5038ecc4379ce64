namespace CooperationGraph.Server.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int RefusedData = 1;
    public const int WrongUsage = 2;
    public const int NoStore = 3;

    /// <summary>What was to be done may be done; it could not be told.</summary>
    public const int NoOutput = 4;

    /// <summary>A failure that nobody foresaw; EX_SOFTWARE of sysexits.h.</summary>
    public const int Failed = 70;
}
