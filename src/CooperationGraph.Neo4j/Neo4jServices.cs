using System.Net.Http.Headers;
using System.Text;
using CooperationGraph.Neo4j.Cypher;
using Microsoft.Extensions.DependencyInjection;

namespace CooperationGraph.Neo4j;

public static class Neo4jServices
{
    private const string HttpClientName = "Neo4j";

    /// <summary>Adds <see cref="ICypherClient"/>, over pooled connections.</summary>
    public static IServiceCollection AddNeo4j(this IServiceCollection services, Neo4jOptions options)
    {
        services.AddHttpClient(HttpClientName, http =>
        {
            http.BaseAddress = options.Uri;
            // Each statement has its own limit, which also covers the rows.
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));
            http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("CooperationGraph", null));
        }).UseSocketsHttpHandler((handler, _) =>
        {
            handler.MaxConnectionsPerServer = options.Connections;
            handler.ConnectTimeout = TimeSpan.FromSeconds(2);
            // A database that moved to another address is found again.
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            handler.AutomaticDecompression = System.Net.DecompressionMethods.All;
            handler.UseProxy = false;
        }).SetHandlerLifetime(Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        return services.AddSingleton<ICypherClient>(provider => new QueryApiClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), options));
    }
}
