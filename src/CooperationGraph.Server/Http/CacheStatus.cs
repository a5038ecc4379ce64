using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Caching;
using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Server.Http;

/// <summary>The header <c>Cache-Status</c> (RFC 9211).</summary>
internal static class CacheStatus
{
    public const string Header = "Cache-Status";

    private static readonly StringValues[] Values = [.. Enum.GetValues<CacheOutcome>().Select(outcome => new StringValues($"{RequestTelemetry.Name}; {outcome.ToWords()}"))];

    public static StringValues Of(CacheOutcome outcome) => Values[(int)outcome];
}
