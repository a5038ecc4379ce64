using System.Globalization;

namespace CooperationGraph.Server.Caching;

/// <summary>The settings of the cache, by their names in the configuration.</summary>
/// <param name="Bytes"><c>Cache:Bytes</c>: what the level in memory may hold.</param>
/// <param name="MaxAnswerBytes"><c>Cache:MaxAnswerBytes</c>: a larger answer is not cached.</param>
internal sealed record CacheOptions(long Bytes, int MaxAnswerBytes)
{
    /// <summary>Whether what memory holds is counted, which costs each request a little.</summary>
    public bool IsMeasured { get; init; }

    // A few thousand answers of some kilobytes, twice the memory of the server itself.
    private const long DefaultBytes = 64 * 1024 * 1024;

    // One answer may take an eighth of the level, its compressed forms with it.
    private const int DefaultMaxAnswerBytes = 4 * 1024 * 1024;

    /// <exception cref="InvalidSettingException">A setting is no number of bytes.</exception>
    public static CacheOptions Read(IConfiguration configuration) =>
        new(
            Number(configuration, "Cache:Bytes", DefaultBytes, long.MaxValue),
            (int)Number(configuration, "Cache:MaxAnswerBytes", DefaultMaxAnswerBytes, int.MaxValue / 4));

    private static long Number(IConfiguration configuration, string name, long otherwise, long most)
    {
        if (configuration[name] is not { Length: > 0 } text) return otherwise;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new InvalidSettingException($"'{name}' is '{text}'. Give a number of bytes from 0 to {most}.");
    }
}
