using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Server.Caching;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Hosting;

/// <summary>Keeps the store of a running server current.</summary>
internal static class StoreHosting
{
    /// <summary>Serves from Neo4j: whichever revision is current there.</summary>
    public static void AddNeo4jStore(this WebApplicationBuilder builder, Neo4jOptions options, ICypherTransport? transport = null)
    {
        builder.Services.AddNeo4j(options, transport).AddHostedService<Neo4jWatch>();
        builder.Services.AddSingleton<IRevisions>(services => WithFolder(services, new Neo4jRevisions(services.GetRequiredService<GuardedCypherClient>(), Settings.MaxOpenRevisions, services.GetRequiredService<TimeProvider>())));
        if (Settings.RedisOf(builder.Configuration) is { } redis)
            builder.Services.AddHostedService(services => new RevisionSignal(redis, services.GetRequiredService<RevisionWatcher>()));
    }

    /// <summary>Serves from a seed folder.</summary>
    /// <param name="watch">Whether it is read again whenever its files change.</param>
    public static void AddSeed(this WebApplicationBuilder builder, string folder, bool watch)
    {
        builder.Services.AddHostedService<IndexPreparation>();
        if (watch) builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<SeedWatch>(services, folder));
    }

    /// <summary>The revisions of a store, and after them those of the folder in which they stay, where there is one.</summary>
    public static IRevisions WithFolder(IServiceProvider services, IRevisions own) => services.GetService<RevisionFolder>() is { } folder ? new JoinedRevisions(own, folder) : own;

    private sealed class Neo4jWatch(RevisionWatcher watcher) : BackgroundService
    {
        // The server listens after one look: mostly it can answer from the first request on.
        public override async Task StartAsync(CancellationToken cancellationToken)
        {
            await watcher.LookAsync(cancellationToken);
            await base.StartAsync(cancellationToken);
        }

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => watcher.RunAsync(stoppingToken);
    }
}
