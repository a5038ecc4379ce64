using System.CommandLine;
using System.Net.Sockets;
using System.Security.Cryptography;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.AspNetCore.Connections;

namespace CooperationGraph.Server.Cli;

/// <summary><c>serve</c>, the default command: answers GraphQL over HTTP, from a seed folder or from Neo4j.</summary>
internal static class ServeCommand
{
    public static void Configure(Command command, TextWriter output, TextWriter error, IGraphQLDoor? door, IReadOnlyList<ICypherTransport> transports)
    {
        var seed = new Option<string>("--seed") { Description = "The folder with the CSV files, for Store=memory.", DefaultValueFactory = _ => "graph-seed" };
        var watch = new Option<bool>("--watch") { Description = "Read the seed folder again when it changes." };
        var urls = new Option<string>("--urls") { Description = $"Where to listen, separated by semicolons, as the setting Urls has it; without either the environment variable PORT chooses a port on all addresses. [default: {Settings.UsualUrls}]" };
        command.Options.Add(seed);
        command.Options.Add(watch);
        command.Options.Add(urls);
        var settings = new SettingOptions(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var configuration = settings.Read(parsed);
                var addresses = Addresses.Choose(parsed.GetValue(urls), configuration["Urls"], Environment.GetEnvironmentVariable("PORT"));
                return Settings.UsesNeo4j(configuration)
                    ? await ServeNeo4jAsync(configuration, door, transports, addresses, output, error, cancellationToken)
                    : await ServeSeedAsync(parsed.GetValue(seed)!, parsed.GetValue(watch), configuration, door, addresses, output, error, cancellationToken);
            }
            catch (InvalidSettingException e)
            {
                await error.WriteLineAsync(e.Message);
                return ExitCodes.WrongUsage;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Stopped before it had started.
                return ExitCodes.Done;
            }
        });
    }

    private static async Task<int> ServeSeedAsync(string seed, bool watch, IConfiguration configuration, IGraphQLDoor? door, string urls, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (dataset, exitCode) = await SeedReading.ReadAsync(seed, "--seed <folder>.", error);
        if (dataset is null) return exitCode;
        SeedReading.Keep(configuration, dataset);
        // Redis has sockets of its own.
        if (Settings.RedisOf(configuration) is null) SocketThread.AnswerOnOneProcessor();
        return await RunAsync(new CurrentStore(new MemoryGraphStore(dataset)), configuration, door, urls, builder => builder.AddSeed(seed, watch), output, error, cancellationToken);
    }

    private static async Task<int> ServeNeo4jAsync(
        IConfiguration configuration, IGraphQLDoor? door, IReadOnlyList<ICypherTransport> transports, string urls, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var options = Settings.Neo4jOptionsOf(configuration);
        var transport = Settings.TransportOf(options, transports);
        // A database that is not up yet is waited for; one that will never let the service in is not.
        if (await CheckAsync(options, transport, cancellationToken) is { CanHeal: false } trouble)
        {
            await error.WriteLineAsync(trouble.Message);
            return ExitCodes.NoStore;
        }

        var current = new CurrentStore("Neo4j has not been asked yet.");
        return await RunAsync(current, configuration, door, urls, builder => builder.AddNeo4jStore(options, transport), output, error, cancellationToken);
    }

    private static async Task<ConnectionTrouble?> CheckAsync(Neo4jOptions options, ICypherTransport? transport, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddNeo4j(options, transport).BuildServiceProvider();
        return await Neo4jConnection.CheckAsync(services.GetRequiredService<ICypherClient>(), options, cancellationToken);
    }

    private static async Task<int> RunAsync(
        CurrentStore current, IConfiguration configuration, IGraphQLDoor? door, string urls, Action<WebApplicationBuilder> addStore, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var listens = false;
        try
        {
            await using var app = ServerBuilder.Build(current, urls, adjust: builder =>
            {
                builder.Configuration.AddConfiguration(configuration);
                addStore(builder);
            }, door: door);
            await app.StartAsync(cancellationToken);
            listens = true;
            var served = current.Revision is { } revision ? $"Revision {revision} is served" : $"{current.Notice} Until then nothing can be answered";
            await TellAsync(output, $"{served} at {string.Join(" and ", app.Urls.Select(url => url + "/graphql"))}. Press Ctrl-C to stop.");
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCodes.Done;
        }
        catch (IOException e) when (!listens && e.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"The address {urls} is in use. Choose another: --urls http://localhost:5081");
            return ExitCodes.WrongUsage;
        }
        catch (SocketException e) when (!listens)
        {
            await error.WriteLineAsync($"Nothing can listen at {urls}: {e.Message}. Choose another address: --urls http://localhost:5081");
            return ExitCodes.WrongUsage;
        }
        catch (Exception e) when (!listens && (e is FormatException or InvalidDataException or InvalidOperationException or ArgumentException or IOException or CryptographicException or UnauthorizedAccessException))
        {
            // Settings of the framework, such as a certificate's, tell what they need on several lines.
            await error.WriteLineAsync($"The server cannot start at {urls}: {string.Join(' ', e.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))}");
            return ExitCodes.WrongUsage;
        }
    }

    // A service that nobody listens to serves all the same: its output may be closed.
    private static async Task TellAsync(TextWriter output, string line)
    {
        try
        {
            await output.WriteLineAsync(line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing depends on it.
        }
    }
}
