using System.Net;
using System.Runtime;
using System.Security.Cryptography;
using CooperationGraph.Server.Pages;
using CooperationGraph.Serving;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// Asks the server that has just started what people ask first, over its own HTTP, until what answers is compiled as well as it will be: before that it answers a fifth to a third of what it can.
/// /health/ready says 503 until it is over; whoever asks meanwhile is answered. Where the setting <c>WarmUp</c> is true: it takes four seconds of a processor.
/// </summary>
internal sealed partial class WarmUp(CurrentStore current, IServer server, IConfiguration configuration, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<WarmUp> logger) : BackgroundService
{
    /// <summary>What is not warm by then never will be.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>
    /// After such a time without anything compiled the calls of what was called before are counted: twice that of System.Runtime.TieredCompilation.CallCountingDelayMs, which on one processor counts tenfold.
    /// </summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(210);

    // The first compiles what is needed at all; from one of the next on calls are counted, and what is called thirty times is compiled once more.
    private const int FewestRounds = 8;
    private const int AskedEachRound = 16;

    // Of each hundred methods, those that may be compiled by and by.
    private const int QuietPart = 100;

    private const string KeyHeader = "CooperationGraph-Warm-Up";

    private readonly string _key = RandomNumberGenerator.GetHexString(32);
    private volatile bool _isOver;

    /// <summary>Whether the server answers as fast as it will, or warming up was given up.</summary>
    public bool IsOver => _isOver;

    /// <summary>Whether a request is one of its own, that count for no client.</summary>
    public bool Sends(HttpRequest request) => !_isOver && request.Headers.TryGetValue(KeyHeader, out var key) && key == _key;

    public static void Add(WebApplicationBuilder builder)
    {
        if (Settings.WarmsUp(builder.Configuration)) builder.Services.AddSingleton<WarmUp>().AddHostedService(services => services.GetRequiredService<WarmUp>());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        await ServesAsync(stoppingToken);
        using var longest = new CancellationTokenSource(Longest, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, stoppingToken);
        try
        {
            if (Address(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []) is { } address) await WarmAsync(address, ending.Token);
            else Log.NoAddress(logger);
        }
        catch (HttpRequestException e)
        {
            Log.GivenUp(logger, e.Message);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Readers ask too, or the processor is a slow one.
            Log.NotWarm(logger, Longest.TotalSeconds);
        }
        finally
        {
            _isOver = true;
        }
    }

    /// <summary>Where the server can be asked by itself, without a certificate; null where nowhere.</summary>
    internal static Uri? Address(IEnumerable<string> addresses)
    {
        // Unix sockets have an address with a path.
        if (addresses.Select(address => new Uri(address)).FirstOrDefault(address => address is { Scheme: "http", AbsolutePath: "/" }) is not { } found) return null;
        var isAny = IPAddress.TryParse(found.DnsSafeHost, out var host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any));
        return isAny ? new UriBuilder(found) { Host = "localhost" }.Uri : found;
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    // What there is to answer from: without it the server is not ready anyway.
    private async Task ServesAsync(CancellationToken cancellationToken)
    {
        var serves = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        current.Switched += OnSwitched;
        try
        {
            if (current.Revision is null) await serves.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            current.Switched -= OnSwitched;
        }

        void OnSwitched(object? sender, GraphSwitchedEventArgs switched) => serves.TrySetResult();
    }

    private async Task WarmAsync(Uri address, CancellationToken cancellationToken)
    {
        // No proxy of the environment learns the key.
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = address };
        http.DefaultRequestHeaders.Add(KeyHeader, _key);
        // The server may be told to answer to some names alone.
        if (configuration["AllowedHosts"]?.Split(';')[0] is { Length: > 0 } host and not "*") http.DefaultRequestHeaders.Host = host.Replace("*", "warm-up", StringComparison.Ordinal);
        var (before, compiled) = (0L, JitInfo.GetCompiledMethodCount());
        for (var round = 1; round <= FewestRounds || IsMore(before, compiled); round++)
        {
            before = compiled;
            await AskAsync(http, cancellationToken);
            long asked;
            do
            {
                asked = JitInfo.GetCompiledMethodCount();
                await Task.Delay(Pause, clock, cancellationToken);
                compiled = JitInfo.GetCompiledMethodCount();
            }
            while (IsMore(asked, compiled));
        }

        static bool IsMore(long before, long after) => (after - before) * QuietPart > after;
    }

    private static async Task AskAsync(HttpClient http, CancellationToken cancellationToken)
    {
        foreach (var example in Examples.First)
        {
            for (var time = 0; time < AskedEachRound; time++)
            {
                // From the cache of answers, and beside it.
                await AskAsync(http, example, [], cancellationToken);
                await AskAsync(http, example, ["report"], cancellationToken);
            }
        }

        using var page = await http.GetAsync("/", cancellationToken);
        Check(page, "/");
    }

    private static async Task AskAsync(HttpClient http, Example example, string[] cost, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = example.Query }) };
        request.Headers.Add("GraphQL-Cost", cost);
        using var response = await http.SendAsync(request, cancellationToken);
        Check(response, example.Name);
    }

    private static void Check(HttpResponseMessage response, string asked)
    {
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"'{asked}' was answered with the status {(int)response.StatusCode}.");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The server is not warmed up: it listens at no address over HTTP without TLS. It is ready all the same, and slower in its first seconds.")]
        public static partial void NoAddress(ILogger logger);

        [LoggerMessage(LogLevel.Information, "The server is not warm after {Seconds} s, and ready all the same.")]
        public static partial void NotWarm(ILogger logger, double seconds);

        [LoggerMessage(LogLevel.Warning, "Warming up was given up: {Reason} The server is ready all the same, and slower in its first seconds.")]
        public static partial void GivenUp(ILogger logger, string reason);
    }
}
