using CooperationGraph.Datasets;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CooperationGraph.Benchmarks;

/// <summary>The database of the settings Neo4j__Uri and Neo4j__Password, whose graph is replaced by what is measured.</summary>
internal sealed class Neo4jUnderMeasurement : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Neo4jOptions _options;

    public Neo4jUnderMeasurement()
    {
        // The building of an index takes long.
        _options = Settings.Neo4jOptionsOf(new ConfigurationBuilder().AddEnvironmentVariables().Build()) with { TimeLimit = TimeSpan.FromMinutes(5), Writes = true };
        _services = new ServiceCollection().AddNeo4j(_options).BuildServiceProvider();
    }

    /// <summary>Imports a dataset, and serves it as a server does that has been up for a while.</summary>
    public async Task<IGraphStore> StoreAsync(GraphDataset dataset)
    {
        var client = _services.GetRequiredService<ICypherClient>();
        await new Neo4jImporter(client, TimeSpan.Zero, TimeProvider.System).ImportAsync(dataset, replace: true, announce: null, progress: null, CancellationToken.None);
        var store = new Neo4jGraphStore(client, (await Catalog.ReadAsync(client, CancellationToken.None)).Current!, _options.KeptNodes, TimeProvider.System);
        await store.KeepNodesAsync(CancellationToken.None);
        return store;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
