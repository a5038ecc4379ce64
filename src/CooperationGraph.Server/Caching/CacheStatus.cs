using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Server.Caching;

/// <summary>
/// The header <c>Cache-Status</c> (RFC 9211): <c>hit</c> (section 2.1) and <c>fwd</c> with its reason (2.2) exclude each other; <c>stored</c> (2.5),
/// <c>collapsed</c> (2.6), <c>detail</c> (2.8). To go forward is to execute the operation.
/// </summary>
internal static class CacheStatus
{
    public const string Header = "Cache-Status";

    public static readonly StringValues Memory = "CooperationGraph; hit; detail=memory";
    public static readonly StringValues Redis = "CooperationGraph; hit; detail=redis";

    /// <summary>Served although the store does not answer, so that nobody knows whether it is still the newest. It was not forwarded, so it is a hit.</summary>
    public static readonly StringValues Stale = "CooperationGraph; hit; detail=stale";

    public static readonly StringValues Stored = "CooperationGraph; fwd=miss; stored";

    /// <summary>Waited for the execution of an equal request.</summary>
    public static readonly StringValues Collapsed = "CooperationGraph; fwd=miss; collapsed";

    /// <summary>Has errors, or is too large.</summary>
    public static readonly StringValues NotStored = "CooperationGraph; fwd=miss";

    /// <summary>Was not looked for: the request cannot be answered from here.</summary>
    public static readonly StringValues Bypass = "CooperationGraph; fwd=bypass";
}
