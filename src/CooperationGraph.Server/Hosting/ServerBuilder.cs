using CooperationGraph.Execution;
using CooperationGraph.Server.Api;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Hosting;

/// <summary>The whole service on one screen: what is built, and which route leads where.</summary>
internal static partial class ServerBuilder
{
    private const int MaxBodyBytes = 1024 * 1024;

    /// <param name="urls">Where to listen, separated by semicolons.</param>
    /// <param name="bounds">The bounds of an operation; those of <see cref="EngineOptions"/> if not given.</param>
    public static WebApplication Build(IGraphStore store, string urls, EngineOptions? bounds = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(options => options.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // A start that fails is told in one line by the command.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // Results go to the standard output, the log does not.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.UseUrls(urls).ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = MaxBodyBytes;
            options.AddServerHeader = false;
        });
        builder.Services.AddSingleton(store).AddSingleton(TimeProvider.System).AddSingleton<GraphQLEndpoint>().AddSingleton(services =>
        {
            var logger = services.GetRequiredService<ILogger<GraphQLEngine>>();
            return new GraphQLEngine(ApiSchema.Build(), ApiSchema.Resolvers(), (bounds ?? new()) with { OnUnexpected = failure => Log.ResolverFailed(logger, failure) });
        });

        var app = builder.Build();
        app.Map("/graphql", app.Services.GetRequiredService<GraphQLEndpoint>().HandleAsync);
        return app;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A resolver failed.")]
        public static partial void ResolverFailed(ILogger logger, Exception exception);
    }
}
