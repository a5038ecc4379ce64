using System.CommandLine;
using CooperationGraph.Datasets;
using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Stores;
using Microsoft.AspNetCore.Connections;

namespace CooperationGraph.Server.Cli;

/// <summary><c>serve [--seed folder] [--urls urls]</c>, the default command: answers GraphQL over HTTP from a seed folder.</summary>
internal static class ServeCommand
{
    private const int ShownNotices = 20;

    public static void Configure(Command command, TextWriter output, TextWriter error)
    {
        var seed = new Option<string>("--seed") { Description = "The folder with the CSV files.", DefaultValueFactory = _ => "graph-seed" };
        var urls = new Option<string>("--urls") { Description = "Where to listen; the environment variable PORT chooses another port on all addresses.", DefaultValueFactory = _ => DefaultUrls() };
        command.Options.Add(seed);
        command.Options.Add(urls);
        command.SetAction((parsed, cancellationToken) => ServeAsync(parsed.GetValue(seed)!, parsed.GetValue(urls)!, output, error, cancellationToken));
    }

    private static string DefaultUrls() => Environment.GetEnvironmentVariable("PORT") is { Length: > 0 } port ? $"http://*:{port}" : "http://localhost:5080";

    private static async Task<int> ServeAsync(string seed, string urls, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(seed))
        {
            await error.WriteLineAsync($"There is no seed folder '{seed}'. Run the command beside graph-seed, or name a folder: --seed <folder>.");
            return ExitCodes.NoStore;
        }

        var (dataset, notices) = DatasetReader.Read(seed);
        if (dataset is null)
        {
            var errors = notices.Kept.Where(notice => notice.Severity == Severity.Error).Take(ShownNotices);
            foreach (var notice in errors) await error.WriteLineAsync(notice.ToLine());
            await error.WriteLineAsync($"The seed folder '{seed}' is refused: {notices.CountOf(Severity.Error)} errors. All of them: cooperation-graph validate {seed}");
            return ExitCodes.RefusedData;
        }

        return await RunAsync(new CurrentStore(new MemoryGraphStore(dataset)), urls, output, error, cancellationToken);
    }

    private static async Task<int> RunAsync(CurrentStore store, string urls, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = ServerBuilder.Build(store, urls);
            await app.StartAsync(cancellationToken);
            await output.WriteLineAsync($"Revision {store.Revision} is served at {string.Join(" and ", app.Urls.Select(url => url + "/graphql"))}. Press Ctrl-C to stop.");
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCodes.Done;
        }
        catch (InvalidSettingException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCodes.WrongUsage;
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
