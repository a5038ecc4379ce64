namespace CooperationGraph.Server.Caching;

/// <summary>What the cache had for a request, in the terms of RFC 9211 (<c>Cache-Status</c>): to go forward is to execute the operation.</summary>
internal enum CacheOutcome
{
    Memory,
    Redis,

    /// <summary>Served although the store does not answer, so that nobody knows whether it is still the newest. It was not forwarded, so it is a hit.</summary>
    Stale,
    Stored,

    /// <summary>Waited for the execution of an equal request.</summary>
    Collapsed,

    /// <summary>Has errors, is too large, or depends on other revisions than the one in its key.</summary>
    NotStored,

    /// <summary>Was not looked for: the request cannot be answered from here.</summary>
    Bypass,
}

/// <summary><c>hit</c> (section 2.1) and <c>fwd</c> with its reason (2.2) exclude each other; <c>stored</c> (2.5), <c>collapsed</c> (2.6), <c>detail</c> (2.8).</summary>
internal static class CacheOutcomeWords
{
    // In the order of the values.
    private static readonly string[] Words = ["hit; detail=memory", "hit; detail=redis", "hit; detail=stale", "fwd=miss; stored", "fwd=miss; collapsed", "fwd=miss", "fwd=bypass"];

    public static string ToWords(this CacheOutcome outcome) => Words[(int)outcome];
}
