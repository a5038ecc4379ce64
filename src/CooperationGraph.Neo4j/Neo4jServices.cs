using System.Net.Http.Headers;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CooperationGraph.Neo4j;

public static class Neo4jServices
{
    /// <summary>Under which the project's metrics stand.</summary>
    public const string MeterName = "CooperationGraph";

    private const string HttpClientName = "Neo4j";

    // The watcher asks even when all others are busy.
    private const int SpareConnections = 2;

    // A look is one small statement.
    private static readonly TimeSpan LookLimit = TimeSpan.FromSeconds(1.5);

    /// <summary>Adds <see cref="ICypherClient"/> over pooled connections, and for a server <see cref="GuardedCypherClient"/> and <see cref="RevisionWatcher"/>, which fills the <see cref="CurrentStore"/>.</summary>
    /// <param name="transport">What speaks with the address; null for HTTP.</param>
    public static IServiceCollection AddNeo4j(this IServiceCollection services, Neo4jOptions options, ICypherTransport? transport = null)
    {
        if (transport is null) services.AddQueryApi(options);
        return services
            .AddSingleton(_ => new Neo4jCredentials(options))
            .AddSingleton(provider => ClientOf(provider, options, transport))
            .AddSingleton(provider => new GuardedCypherClient(provider.GetRequiredService<ICypherClient>(), options, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new RevisionWatcher(
                ClientOf(provider, options with { TimeLimit = LookLimit }, transport), provider.GetRequiredService<GuardedCypherClient>(), provider.GetRequiredService<CurrentStore>(), options, provider.GetRequiredService<Neo4jCredentials>(),
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RevisionWatcher>>()));
    }

    private static void AddQueryApi(this IServiceCollection services, Neo4jOptions options) =>
        services.AddHttpClient(HttpClientName, http =>
        {
            http.BaseAddress = options.Uri;
            // Each statement has its own limit, which also covers the rows.
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("CooperationGraph", null));
        }).UseSocketsHttpHandler((handler, _) =>
        {
            handler.MaxConnectionsPerServer = options.Connections + SpareConnections;
            handler.ConnectTimeout = TimeSpan.FromSeconds(2);
            // A database that moved to another address is found again.
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            handler.AutomaticDecompression = System.Net.DecompressionMethods.All;
            handler.UseProxy = false;
        }).SetHandlerLifetime(Timeout.InfiniteTimeSpan).RemoveAllLoggers();

    private static ICypherClient ClientOf(IServiceProvider provider, Neo4jOptions options, ICypherTransport? transport)
    {
        var credentials = provider.GetRequiredService<Neo4jCredentials>();
        return transport is not null ? transport.Open(options, credentials) : new QueryApiClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), credentials, options);
    }
}
