using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CooperationGraph.Api;
using CooperationGraph.Execution;
using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Http;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Views;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CooperationGraph.Server.Hosting;

/// <summary>The whole service on one screen: what is built, and which route leads where.</summary>
internal static partial class ServerBuilder
{
    internal const int MaxBodyBytes = 1024 * 1024;
    private const string GraphQLPath = "/graphql";

    internal static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(5);

    /// <param name="urls">Where to listen, separated by semicolons.</param>
    /// <param name="bounds">The bounds of an operation; those of <see cref="EngineOptions"/> if not given.</param>
    /// <param name="adjust">Adds settings and services before the server's own, for tests.</param>
    /// <param name="door">What answers GraphQL requests in place of the service's own engine; null for that.</param>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static WebApplication Build(CurrentStore store, string urls, EngineOptions? bounds = null, Action<WebApplicationBuilder>? adjust = null, IGraphQLDoor? door = null)
    {
        var options = bounds ?? new();
        EngineOptions Clocked(IServiceProvider services) => options with { Clock = services.GetRequiredService<TimeProvider>() };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // A start that fails is told in one line by the command.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // It would tell of each probe; whoever looks after the store tells of each change.
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // Results go to the standard output, the log does not.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.UseUrls(urls).UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = UrlLimit.MaxReadBytes;
            kestrel.Limits.ReadLargeHeaders();
            kestrel.AddServerHeader = false;
            // Older programs write addresses and names in the encoding of their place, and no header that is read has any but ASCII.
            kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
            // A sender that is too slow to end its headers is cut off; Kestrel's own rate bounds slow bodies.
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
        });
        adjust?.Invoke(builder);
        // Where a level is written for it, each request gets an activity and a scope: 800 bytes and a tenth of the time that a small one takes here, for lines that nobody reads. Traces have activities all the same.
        if (!builder.Configuration.GetSection("Logging").Exists()) builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.UseSocketThread();
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (Settings.RevisionsOf(builder.Configuration) is { } revisions) builder.Services.AddSingleton(revisions);
        builder.Services.TryAddSingleton(services => StoreHosting.WithFolder(services, new ServedRevisions(store, services.GetRequiredService<TimeProvider>())));
        builder.Services.AddSingleton<RevisionChanges>();
        builder.AddAnswerCache();
        builder.Services.AddSingleton(store).AddSingleton(services => new RequestClock(Clocked(services))).AddSingleton<OperationAnswers>().AddSingleton<GraphQLEndpoint>().AddSingleton(services =>
        {
            var logger = services.GetRequiredService<ILogger<GraphQLEngine>>();
            return new GraphQLEngine(GraphQLSchema.Build(ApiSchema.Sdl, ApiSchema.Scalars), ApiSchema.Resolvers(), Clocked(services) with { LongestOnCaller = SocketThread.Answers ? SocketThread.LongestOperation : null, KeptObjectBytes = Settings.ObjectBytesOf(services.GetRequiredService<IConfiguration>()), EndsRequest = static e => e is StoreUnavailableException, OnUnexpected = failure => Log.ResolverFailed(logger, failure) });
        });

        door?.Add(builder.Services, options);
        builder.AddTelemetry();
        builder.Services.Configure<HostOptions>(static host => host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore).AddHostedService<BackgroundFailures>();
        builder.AddRateLimit();
        builder.Services.AddCompression();
        WarmUp.Add(builder);
        StoreHealth.Add(builder.Services);
        builder.Services.AddSingleton(services => new PngPictures(services.GetRequiredService<ILogger<PngPictures>>()));
        builder.Services.AddRazorComponents();
        // Nothing is encrypted for later, so no key is kept on the disk. Names in Chinese and Russian need no escapes in UTF-8.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseCrossOrigin();
        app.UseRateLimit();
        app.UseUrlLimit();
        app.UseHeadersLimit();
        // Answers come before compression: they are kept in each coding.
        var endpoint = app.Services.GetRequiredService<GraphQLEndpoint>();
        RequestDelegate answer = endpoint.HandleAsync;
        app.Use((http, next) =>
        {
            if (!IsGraphQL(http.Request.Path) || GraphQLEndpoint.WantsPage(http.Request)) return SocketThread.LeaveAsync(http, next);
            SecurityHeaders.ForAnswer(http.Response);
            return door is not null ? SocketThread.LeaveAsync(http, next) : GraphQLEndpoint.IsSmall(http.Request) ? answer(http) : SocketThread.LeaveAsync(http, answer);
        });
        app.UseOrigin();
        app.UseResponseCompression();
        Ide.Map(app);
        // Where a route is found, no file is sent, and that of what nobody knows fits every path.
        app.UseRouting();
        if (door is null)
        {
            app.Map(GraphQLPath, Ide.WriteAsync);
        }
        else
        {
            app.Use((http, next) => IsGraphQL(http.Request.Path) && GraphQLEndpoint.WantsPage(http.Request) ? Ide.WriteAsync(http) : next(http));
            door.Map(app, GraphQLPath);
        }

        app.MapMethods("/graphql/schema.graphql", [HttpMethods.Get, HttpMethods.Head], () => Results.Text(ApiSchema.Sdl, "text/plain; charset=utf-8"));
        StoreHealth.Map(app);
        app.MapMetrics();
        OperationPages.Map(app, options);
        PageRoutes.Map(app);
        ViewRoutes.Map(app);
        return app;
    }

    // Routing takes either.
    private static bool IsGraphQL(PathString path) => path.Value.AsSpan() is { Length: >= 8 and <= 9 } text && text.TrimEnd('/').Equals(GraphQLPath, StringComparison.OrdinalIgnoreCase);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A resolver failed.")]
        public static partial void ResolverFailed(ILogger logger, Exception exception);
    }
}
