using System.CommandLine;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.AspNetCore.Connections;

namespace CooperationGraph.Server.Cli;

/// <summary><c>serve</c>, the default command: answers GraphQL over HTTP, from a seed folder or from Neo4j.</summary>
internal static class ServeCommand
{
    public static void Configure(Command command, TextWriter output, TextWriter error)
    {
        var seed = new Option<string>("--seed") { Description = "The folder with the CSV files, for Store=memory.", DefaultValueFactory = _ => "graph-seed" };
        var watch = new Option<bool>("--watch") { Description = "Read the seed folder again when it changes." };
        var urls = new Option<string>("--urls") { Description = "Where to listen; the environment variable PORT chooses another port on all addresses.", DefaultValueFactory = _ => DefaultUrls() };
        command.Options.Add(seed);
        command.Options.Add(watch);
        command.Options.Add(urls);
        var settings = new SettingOptions(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var configuration = settings.Read(parsed);
                return Settings.UsesNeo4j(configuration)
                    ? await ServeNeo4jAsync(configuration, parsed.GetValue(urls)!, output, error, cancellationToken)
                    : await ServeSeedAsync(parsed.GetValue(seed)!, parsed.GetValue(watch), configuration, parsed.GetValue(urls)!, output, error, cancellationToken);
            }
            catch (InvalidSettingException e)
            {
                await error.WriteLineAsync(e.Message);
                return ExitCodes.WrongUsage;
            }
        });
    }

    private static string DefaultUrls() => Environment.GetEnvironmentVariable("PORT") is { Length: > 0 } port ? $"http://*:{port}" : "http://localhost:5080";

    private static async Task<int> ServeSeedAsync(string seed, bool watch, IConfiguration configuration, string urls, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (dataset, exitCode) = await SeedReading.ReadAsync(seed, "--seed <folder>.", error);
        if (dataset is null) return exitCode;
        return await RunAsync(new CurrentStore(new MemoryGraphStore(dataset)), configuration, urls, builder => { if (watch) builder.AddSeedWatch(seed); }, output, error, cancellationToken);
    }

    private static async Task<int> ServeNeo4jAsync(IConfiguration configuration, string urls, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var options = Settings.Neo4jOptionsOf(configuration);
        // A database that is not up yet is waited for; one that will never let the service in is not.
        if (await CheckAsync(options, cancellationToken) is { CanHeal: false } trouble)
        {
            await error.WriteLineAsync(trouble.Message);
            return ExitCodes.NoStore;
        }

        var current = new CurrentStore("Neo4j has not been asked yet.");
        return await RunAsync(current, configuration, urls, builder => builder.AddNeo4jStore(options), output, error, cancellationToken);
    }

    private static async Task<ConnectionTrouble?> CheckAsync(Neo4jOptions options, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddNeo4j(options).BuildServiceProvider();
        return await Neo4jConnection.CheckAsync(services.GetRequiredService<ICypherClient>(), options, cancellationToken);
    }

    private static async Task<int> RunAsync(
        CurrentStore current, IConfiguration configuration, string urls, Action<WebApplicationBuilder> addStore, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = ServerBuilder.Build(current, urls, adjust: builder =>
            {
                builder.Configuration.AddConfiguration(configuration);
                addStore(builder);
            });
            await app.StartAsync(cancellationToken);
            var served = current.Revision is { } revision ? $"Revision {revision} is served" : $"{current.Notice} Until then nothing can be answered";
            await output.WriteLineAsync($"{served} at {string.Join(" and ", app.Urls.Select(url => url + "/graphql"))}. Press Ctrl-C to stop.");
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCodes.Done;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"The address {urls} is in use. Choose another: --urls http://localhost:5081");
            return ExitCodes.WrongUsage;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            await error.WriteLineAsync($"'{urls}' is no address to listen at: {e.Message}");
            return ExitCodes.WrongUsage;
        }
    }
}
