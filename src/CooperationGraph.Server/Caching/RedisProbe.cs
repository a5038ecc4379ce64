using Microsoft.Extensions.Caching.Distributed;

namespace CooperationGraph.Server.Caching;

/// <summary>Asks whether Redis takes an entry and gives it back: a full one still answers reads.</summary>
internal sealed class RedisProbe(IDistributedCache redis, TimeProvider clock)
{
    private const string Key = "cooperation-graph:probe";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly DistributedCacheEntryOptions Lifetime = new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1) };

    /// <exception cref="TimeoutException">It did not answer within a second.</exception>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        await redis.SetAsync(Key, [AnswerFormat.Version], Lifetime, cancellationToken).WaitAsync(Limit, clock, cancellationToken);
        await redis.GetAsync(Key, cancellationToken).WaitAsync(Limit, clock, cancellationToken);
    }
}
