using System.Net.Http.Json;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace CooperationGraph.Tests.Support;

/// <summary>The real server on a free port of this machine, over the real seed if nothing else is given.</summary>
public sealed class TestServer : IAsyncLifetime
{
    // The product's own is for a machine of its own: tests share theirs, and those of the limit say another.
    private static readonly EngineOptions Patient = new() { Timeout = Patience.Limit };

    private readonly WebApplication _app;
    private readonly LineLog _log = new();

    public TestServer()
        : this(new CurrentStore(RealSeed.Store))
    {
    }

    internal TestServer(CurrentStore store, EngineOptions? bounds = null, Action<WebApplicationBuilder>? adjust = null, IGraphQLDoor? door = null) => _app = ServerBuilder.Build(store, "http://127.0.0.1:0", bounds ?? Patient, builder =>
    {
        builder.Logging.ClearProviders().AddProvider(_log);
        adjust?.Invoke(builder);
    }, door);

    /// <summary>What it has logged so far, in place of the console.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    public HttpClient Http { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        Http.BaseAddress = new(_app.Urls.Single());
    }

    internal static async Task<TestServer> StartAsync(CurrentStore store, EngineOptions? bounds = null)
    {
        var server = new TestServer(store, bounds);
        await server.InitializeAsync();
        return server;
    }

    public async Task<(HttpResponseMessage Response, JsonElement Body)> PostAsync(object request)
    {
        var response = await Http.PostAsJsonAsync("/graphql", request);
        return (response, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
