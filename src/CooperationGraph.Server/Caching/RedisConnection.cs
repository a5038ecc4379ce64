using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace CooperationGraph.Server.Caching;

/// <summary>The connection to Redis: made in the background, and made again for as long as the process lives.</summary>
internal static class RedisConnection
{
    // As often as the level is probed.
    private const int RetryMilliseconds = 500;

    // Where the configuration string says nothing.
    private static readonly int UsualConnectTimeout = new ConfigurationOptions().ConnectTimeout;

    public static IDistributedCache Open(ConfigurationOptions options)
    {
        // Its absence is no reason not to start.
        options.AbortOnConnectFail = false;
        // What cannot be sent now is not kept for later: the caller has gone on.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(RetryMilliseconds);
        if (options.ConnectTimeout == UsualConnectTimeout) options.ConnectTimeout = 2 * RetryMilliseconds;
        return new RedisCache(new RedisCacheOptions { ConfigurationOptions = options });
    }
}
