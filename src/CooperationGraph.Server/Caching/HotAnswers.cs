using System.Buffers;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Caching;

/// <summary>Finds the answer to a request whose very bytes were answered before: nothing of what it says is read.</summary>
internal sealed class HotAnswers(AnswerCache cache, CurrentStore current, TimeProvider clock)
{
    /// <summary>Whether none is ever found.</summary>
    public bool AreOff => cache.IsOff;

    public bool TryFind(ReadOnlySpan<char> query, bool isPost, in ReadOnlySequence<byte> body, out HotAnswer found)
    {
        found = default;
        Span<char> fingerprint = stackalloc char[RequestFingerprint.MaxLength];
        if (cache.FindRequest(fingerprint[..RequestFingerprint.Write(query, isPost, body, fingerprint)]) is not { } known || current.Now is not { Graph.Store: { } store } now) return false;
        if (known.Pinned is { } pinned && pinned != store.Revision) return false;
        if (cache.Find(known.KeyAt(store.Import)) is not { } answer) return false;
        // While nothing newer can be had, an earlier day's answer is better than none.
        if (now.IsReachable && answer.Day is not null && !answer.IsOf(Today)) return false;
        found = new(answer, known.Pinned is not null, now.IsReachable ? CacheOutcome.Memory : CacheOutcome.Stale);
        return true;
    }

    /// <summary>The day that answers which depend on it are of, in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}

/// <param name="Pinned">Whether the URL names the revision.</param>
internal readonly record struct HotAnswer(CachedAnswer Answer, bool Pinned, CacheOutcome Outcome);
