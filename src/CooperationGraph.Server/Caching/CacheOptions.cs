namespace CooperationGraph.Server.Caching;

/// <summary>The bounds of the cache.</summary>
/// <param name="Bytes">What the level in memory may hold.</param>
/// <param name="MaxAnswerBytes">A larger answer is not cached.</param>
internal sealed record CacheOptions(long Bytes = CacheOptions.UsualBytes, int MaxAnswerBytes = CacheOptions.UsualAnswerBytes)
{
    // A few thousand answers of some kilobytes, twice the memory of the server itself.
    public const long UsualBytes = 64 * 1024 * 1024;

    // One answer may take an eighth of the level, its compressed forms with it.
    public const int UsualAnswerBytes = 4 * 1024 * 1024;

    /// <summary>Whether what memory holds is counted, which costs each request a little.</summary>
    public bool IsMeasured { get; init; }
}
