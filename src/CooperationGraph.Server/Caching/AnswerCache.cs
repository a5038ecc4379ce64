using System.Runtime.ExceptionServices;
using CooperationGraph.Stores;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace CooperationGraph.Server.Caching;

/// <summary>
/// Finished answers in memory and, where there is one, in Redis. A key holds the revision, so nothing is ever flushed. Whatever happens to
/// either level, the answer is the same, at most later. Safe for concurrent use.
/// </summary>
internal sealed class AnswerCache : IDisposable
{
    // What is known of a request, and the cache's record of it, beside the fingerprint.
    private const int KnownRequestBytes = 600;

    // Answers hold for as long as their revision is asked for; the bound in bytes ends them in memory. In Redis nothing else would end those of
    // revisions that nobody asks for any more.
    private static readonly TimeSpan InMemory = TimeSpan.FromDays(30);
    private static readonly TimeSpan InRedis = TimeSpan.FromDays(7);

    // Long enough for all who wait for a computation to see how it ended, shorter than the 2 s that Retry-After asks for.
    private static readonly TimeSpan OfNoAnswer = TimeSpan.FromSeconds(1);

    private readonly CacheOptions _options;
    private readonly MemoryCache _memory;
    private readonly FusionCache _answers;
    private readonly FusionCacheEntryOptions _inMemory = new() { SkipDistributedCacheRead = true, SkipDistributedCacheWrite = true };

    /// <param name="redis">The second level; null for none.</param>
    public AnswerCache(CacheOptions options, RedisLevel? redis = null)
    {
        _options = options;
        _memory = new(new MemoryCacheOptions { SizeLimit = options.Bytes, TrackStatistics = options.IsMeasured });
        var every = new FusionCacheEntryOptions
        {
            Duration = InMemory,
            DistributedCacheDuration = InRedis,
            // Nobody waits for a write. The level bounds its own calls, and fails by finding nothing.
            AllowBackgroundDistributedCacheOperations = true,
            ReThrowSerializationExceptions = false,
        };
        // There is no logger: the level says itself when it goes off and when it is back.
        _answers = new(new FusionCacheOptions { CacheName = "answers", DefaultEntryOptions = every, DisableTagging = true, EnableAutoRecovery = false, EnableBestPracticesAdvisor = false }, _memory);
        if (redis is not null) _answers.SetupDistributedCache(redis, new AnswerFormat());
    }

    public int MaxAnswerBytes => _options.MaxAnswerBytes;

    /// <summary>Whether nothing is kept anywhere, so that no entry need be made.</summary>
    public bool IsOff => _options.Bytes == 0 && !_answers.HasDistributedCache;

    /// <summary>What memory holds: answers, and what is known of requests. Zero where <see cref="CacheOptions.IsMeasured"/> is not set.</summary>
    public (long Entries, long Bytes) Held => _memory.GetCurrentStatistics() is { } held ? (held.CurrentEntryCount, held.CurrentEstimatedSize ?? 0) : default;

    /// <summary>What a request's bytes ask, if an equal request was answered from here before.</summary>
    public KnownRequest? FindRequest(ReadOnlySpan<char> fingerprint) => _memory.TryGetValue(fingerprint, out KnownRequest? known) ? known : null;

    public void Remember(string fingerprint, KnownRequest known) => _memory.Set(fingerprint, known, new MemoryCacheEntryOptions { Size = KnownRequestBytes + (fingerprint.Length * sizeof(char)) });

    /// <summary>The answer from memory alone, whatever day it was computed for; null if it is not there.</summary>
    public CachedAnswer? Find(string key) => _answers.TryGet<CachedAnswer>(key, _inMemory) is { HasValue: true, Value: var answer } && IsAnswer(answer) ? answer : null;

    /// <summary>
    /// The answer from memory, from Redis, or computed; once, however many ask for it at the same time. The computation belongs to all of them: the
    /// token ends the waiting of one, and nothing else.
    /// </summary>
    /// <param name="reachable">Whether the store is believed to answer. Where it is not, an answer of an earlier day is given at once.</param>
    /// <param name="compute">Gives the answer for <paramref name="today"/>; null if it is none to be kept, then every caller gets null.</param>
    /// <returns>The answer and its <see cref="CacheOutcome"/>.</returns>
    public Task<(CachedAnswer? Answer, CacheOutcome Outcome)> GetAsync(string key, DateOnly today, bool reachable, Func<Task<CachedAnswer?>> compute, CancellationToken cancellationToken) =>
        GetAsync(key, today, reachable, compute).WaitAsync(cancellationToken);

    public void Dispose()
    {
        _answers.Dispose();
        _memory.Dispose();
    }

    private async Task<(CachedAnswer? Answer, CacheOutcome Outcome)> GetAsync(string key, DateOnly today, bool reachable, Func<Task<CachedAnswer?>> compute)
    {
        if (Find(key) is { } kept && (kept.IsOf(today) || !reachable)) return (kept, reachable ? CacheOutcome.Memory : CacheOutcome.Stale);
        var computed = false;
        var answer = await _answers.GetOrSetAsync<CachedAnswer>(key, (entry, _) => ComputeAsync(entry));
        if (!computed && IsAnswer(answer) && !answer.IsOf(today))
        {
            if (!reachable) return (answer, CacheOutcome.Stale);
            // Of an earlier day. Those who come at the same moment wait under a key of the day; the answer replaces the earlier one.
            var earlier = answer;
            answer = await _answers.GetOrSetAsync<CachedAnswer>($"{key}:{today:yyyy-MM-dd}", (entry, _) => RenewAsync(entry), _inMemory.Duplicate().SetDuration(OfNoAnswer).SetSize(CachedAnswer.Overhead));
            // Of a revision that was removed: the newer one answers.
            if (answer.Failure is StoreUnavailableException and not RevisionRemovedException) return (earlier, CacheOutcome.Stale);
        }

        if (answer.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        if (!IsAnswer(answer)) return (null, CacheOutcome.NotStored);
        return (answer, computed ? CacheOutcome.Stored : !reachable ? CacheOutcome.Stale : answer.IsFromRedis ? CacheOutcome.Redis : CacheOutcome.Collapsed);

        async Task<CachedAnswer> ComputeAsync(FusionCacheFactoryExecutionContext<CachedAnswer> entry)
        {
            computed = true;
            var outcome = await OutcomeAsync(compute);
            entry.Options.SetSize(outcome.Size);
            if (!IsAnswer(outcome)) entry.Options.SetDuration(OfNoAnswer).SetSkipDistributedCache(true, null);
            return outcome;
        }

        async Task<CachedAnswer> RenewAsync(FusionCacheFactoryExecutionContext<CachedAnswer> entry)
        {
            // Another server may have renewed it.
            var other = await _answers.TryGetAsync<CachedAnswer>(key, options => options.SetSkipMemoryCacheRead());
            if (other.HasValue && other.Value.IsOf(today) && IsAnswer(other.Value)) return other.Value;
            computed = true;
            var outcome = await OutcomeAsync(compute);
            if (IsAnswer(outcome)) await _answers.SetAsync(key, outcome, options => options.SetSize(outcome.Size));
            return outcome;
        }
    }

    private static bool IsAnswer(CachedAnswer answer) => answer.Failure is null && answer != CachedAnswer.None;

    private static async Task<CachedAnswer> OutcomeAsync(Func<Task<CachedAnswer?>> compute)
    {
        try
        {
            return await compute() ?? CachedAnswer.None;
        }
        // Of a cancelled one nothing is kept: all who waited for it have left, and the first of those who came meanwhile computes it anew.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return CachedAnswer.Failed(e);
        }
    }
}
