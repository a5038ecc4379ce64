using CooperationGraph.Neo4j;
using StackExchange.Redis;

namespace CooperationGraph.Server.Hosting;

/// <summary>A word by Redis from whoever imported to all servers that there is a new revision. They would notice without it, a little later.</summary>
internal sealed class RevisionSignal(ConfigurationOptions server, RevisionWatcher watcher) : IHostedService, IAsyncDisposable
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("cooperation-graph:revision");
    private static readonly TimeSpan PublishLimit = TimeSpan.FromSeconds(2);

    private ConnectionMultiplexer? _redis;

    /// <summary>Tells all servers. Nobody needs to hear it.</summary>
    /// <returns>Whether Redis took it.</returns>
    public static async Task<bool> PublishAsync(ConfigurationOptions server, string revision)
    {
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(Waiting(server)).WaitAsync(PublishLimit);
            await redis.GetSubscriber().PublishAsync(Channel, revision).WaitAsync(PublishLimit);
            return true;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return false;
        }
    }

    // Redis may be away, now and later: the connection is made in the background, as often as it takes.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = SubscribeAsync();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null) await _redis.DisposeAsync();
    }

    private async Task SubscribeAsync()
    {
        try
        {
            _redis = await ConnectionMultiplexer.ConnectAsync(Waiting(server));
            await _redis.GetSubscriber().SubscribeAsync(Channel, (_, _) => watcher.Hurry());
        }
        catch (Exception)
        {
            // The watcher's own interval is soon enough.
        }
    }

    private static ConfigurationOptions Waiting(ConfigurationOptions server)
    {
        var options = server.Clone();
        options.AbortOnConnectFail = false;
        return options;
    }
}
