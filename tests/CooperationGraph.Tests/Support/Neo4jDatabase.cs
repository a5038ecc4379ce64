using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace CooperationGraph.Tests.Support;

/// <summary>A client of a Neo4j server, and what tests do there: import, open stores, and have statements explained.</summary>
public sealed class Neo4jDatabase : IAsyncDisposable
{
    // A plan is as deep as its statement has parts.
    private static readonly JsonSerializerOptions Deep = new(JsonSerializerDefaults.Web) { MaxDepth = 1000 };

    private readonly ServiceProvider _services;

    internal Neo4jDatabase(Neo4jOptions options)
    {
        // What is slow on a busy machine is no fault of what a test asks of the database.
        _services = new ServiceCollection().AddNeo4j(options with { TimeLimit = Patience.Limit }, Transport).BuildServiceProvider();
        Client = new(_services.GetRequiredService<ICypherClient>());
    }

    /// <summary>The server that the settings of the service name in the environment: <c>Neo4j__Uri</c> and <c>Neo4j__Password</c>. See <see cref="SeededNeo4j"/>.</summary>
    internal static Neo4jOptions Options { get; } = new()
    {
        Uri = new(Environment.GetEnvironmentVariable("Neo4j__Uri") ?? "http://localhost:7474"),
        Password = Environment.GetEnvironmentVariable("Neo4j__Password") ?? "",
    };

    /// <summary>What speaks with its address; null for HTTP. The tests of another transport set it.</summary>
    internal static ICypherTransport? Transport { get; set; }

    internal RecordingCypherClient Client { get; }

    internal Neo4jImporter Importer => ImporterOver(Client);

    /// <summary>No grace: nobody reads the old revision.</summary>
    /// <param name="orderedDegree">By the usual one, no node of the real seed had so many relationships that they are ordered.</param>
    internal static Neo4jImporter ImporterOver(ICypherClient client, int orderedDegree = 200) => new(client, TimeSpan.Zero, TimeProvider.System) { StaleAfter = TimeSpan.Zero, OrderedDegree = orderedDegree };

    /// <summary>A store over a dataset, which is imported if it is not there.</summary>
    internal async Task<Neo4jGraphStore> OpenAsync(GraphDataset dataset, int keptNodes)
    {
        await Importer.ImportAsync(dataset, replace: true, announce: null, progress: null, CancellationToken.None);
        return await OpenCurrentAsync(Client, keptNodes);
    }

    /// <summary>A store over the revision that is there.</summary>
    internal static async Task<Neo4jGraphStore> OpenCurrentAsync(ICypherClient client, int keptNodes)
    {
        var store = new Neo4jGraphStore(client, (await Catalog.ReadAsync(client, CancellationToken.None)).Current!, keptNodes, TimeProvider.System);
        await store.KeepNodesAsync(CancellationToken.None);
        return store;
    }

    /// <summary>The operators of the plan that the server of <see cref="Options"/> makes for a statement.</summary>
    internal static async Task<IReadOnlyList<string>> ExplainAsync(CypherStatement statement) =>
        [.. Operators((await AskAsync("EXPLAIN", statement, Options)).GetProperty("queryPlan")).Select(plan => plan.Text("operatorType")!.Split('@')[0])];

    /// <summary>How often the database looks into its store for a statement, which it runs, and the one row that it answers.</summary>
    /// <param name="server">Null for that of <see cref="Options"/>.</param>
    internal static async Task<(long Hits, IReadOnlyList<JsonElement> Row)> ProfileAsync(CypherStatement statement, Neo4jOptions? server = null)
    {
        var answer = await AskAsync("PROFILE", statement, server ?? Options);
        return (Operators(answer.GetProperty("profiledQueryPlan")).Sum(plan => plan.GetProperty("dbHits").GetInt64()), [.. answer.GetProperty("data").GetProperty("values")[0].EnumerateArray()]);
    }

    private static async Task<JsonElement> AskAsync(string how, CypherStatement statement, Neo4jOptions server)
    {
        using var http = new HttpClient { BaseAddress = server.Uri };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.User}:{server.Password}")));
        using var response = await http.PostAsJsonAsync($"db/{server.Database}/query/v2", new { statement = $"{how} {statement.Text}", parameters = statement.Parameters });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Deep);
        Assert.True(response.IsSuccessStatusCode, answer.ToString());
        return answer;
    }

    private static IEnumerable<JsonElement> Operators(JsonElement plan) => plan.List("children").SelectMany(Operators).Prepend(plan);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>Counts statements, and knows their texts.</summary>
internal sealed class RecordingCypherClient(ICypherClient inner) : ICypherClient
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, CypherStatement> _statements = new();
    private int _count;

    public int Count => _count;

    public CypherStatement? Last { get; private set; }

    /// <summary>One statement of each text.</summary>
    public IReadOnlyCollection<CypherStatement> Statements => [.. _statements.Values];

    public Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        _statements.TryAdd(statement.Text, statement);
        Last = statement;
        return inner.RunAsync(statement, cancellationToken);
    }
}
