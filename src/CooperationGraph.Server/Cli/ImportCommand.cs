using System.CommandLine;
using System.Globalization;
using CooperationGraph.Datasets;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Stores;
using StackExchange.Redis;

namespace CooperationGraph.Server.Cli;

/// <summary><c>import [folder] [--dry-run] [--if-empty] [--replace] [--grace seconds]</c>: makes the dataset of a seed folder the current one in Neo4j.</summary>
internal static class ImportCommand
{
    // A batch of a loaded database, or the building of an index.
    private static readonly TimeSpan StatementLimit = TimeSpan.FromMinutes(5);

    private const int MaxGrace = 24 * 60 * 60;

    public static Command Create(TextWriter output, TextWriter error, IReadOnlyList<ICypherTransport> transports)
    {
        var folder = PathArgument.Create("folder", "The folder with the CSV files.", "graph-seed");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, and change nothing." };
        var replace = new Option<bool>("--replace") { Description = "Delete a graph that is none of this service, if one is there." };
        var ifEmpty = new Option<bool>("--if-empty") { Description = "Leave the data alone that are there already. For starts that nobody watches." };
        var grace = new Option<int>("--grace")
        {
            Description = "Seconds for which the old revision stays, for servers that have not noticed the new one and for requests that run.",
            DefaultValueFactory = _ => (int)Neo4jImporter.UsualGrace.TotalSeconds,
            CustomParser = result =>
            {
                var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
                if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxGrace) return seconds;
                result.AddError($"'--grace' is '{given}'. Give a number of seconds from 0 to {MaxGrace}.");
                return 0;
            },
        };
        var command = new Command("import", "Import a seed folder into Neo4j. Servers go over to it by themselves. Example: Neo4j__Password=… cooperation-graph import graph-seed") { folder, dryRun, ifEmpty, replace, grace };
        var settings = new SettingOptions(command, "Neo4j:", "Redis:", "Revisions:");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new Neo4jOptions();
            try
            {
                var configuration = settings.Read(parsed);
                options = Settings.Neo4jOptionsOf(configuration) with { TimeLimit = StatementLimit, Writes = true };
                var transport = Settings.TransportOf(options, transports);
                // Better now than when the import has ended.
                var redis = Settings.RedisOf(configuration);
                var (dataset, exitCode) = await SeedReading.ReadAsync(parsed.GetValue(folder)!, "import <folder>.", error);
                if (dataset is null) return exitCode;
                await using var services = new ServiceCollection().AddNeo4j(options, transport).BuildServiceProvider();
                var client = services.GetRequiredService<ICypherClient>();
                if (await Neo4jConnection.CheckAsync(client, options, cancellationToken) is { } trouble) return await FailAsync(error, trouble.Message);
                var importer = new Neo4jImporter(client, TimeSpan.FromSeconds(parsed.GetValue(grace)), TimeProvider.System);
                if (parsed.GetValue(ifEmpty) && await importer.GetCurrentAsync(cancellationToken) is { } stored)
                {
                    await output.WriteLineAsync($"Neo4j holds revision {stored} already. Nothing was changed.");
                    return ExitCodes.Done;
                }

                if (parsed.GetValue(dryRun)) return await CompareAsync(importer, dataset, output, error, cancellationToken);
                // Before it is current: then all that ever was can be asked for.
                SeedReading.Keep(configuration, dataset);
                return await ImportAsync(importer, dataset, parsed.GetValue(replace), redis, output, error, cancellationToken);
            }
            catch (InvalidSettingException e)
            {
                await error.WriteLineAsync(e.Message);
                return ExitCodes.WrongUsage;
            }
            catch (ImportRefusedException e)
            {
                return await FailAsync(error, e.Message);
            }
            catch (Exception e) when (e is StoreUnavailableException or CypherException)
            {
                return await FailAsync(error, Neo4jConnection.Explain(e, options));
            }
            catch (OperationCanceledException)
            {
                return await FailAsync(error, "The import was broken off. The current revision stays; the next import removes what this one left.");
            }
        });
        return command;
    }

    private static async Task<int> ImportAsync(
        Neo4jImporter importer, GraphDataset dataset, bool replace, ConfigurationOptions? redis, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var result = await ProgressBars.ShowAsync(error, progress => importer.ImportAsync(dataset, replace, () => AnnounceAsync(redis, dataset.Revision), progress, cancellationToken));
        await output.WriteLineAsync(
            result.Mended is { } damage ? $"Revision {dataset.Revision} was current, but its graph in Neo4j had been changed by somebody else. It was written again and is whole:\n{Describe(damage)}"
            : !result.Changed ? $"Revision {dataset.Revision} is current already. Nothing was changed."
            : $"Revision {dataset.Revision} is current: {dataset.Nodes.Count} nodes, {dataset.Relationships.Sum(set => set.From.Length)} relationships.{(result.Former is null ? "" : $" It replaces {result.Former}{(result.FormerIsLeft ? ", which could not be removed: the next import does it" : "")}.")}");
        return ExitCodes.Done;
    }

    private static Task AnnounceAsync(ConfigurationOptions? redis, string revision) => redis is not null ? RevisionSignal.PublishAsync(redis, revision) : Task.CompletedTask;

    private static async Task<int> CompareAsync(Neo4jImporter importer, GraphDataset dataset, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var difference = await ProgressBars.ShowAsync(error, progress => importer.CompareAsync(dataset, progress, cancellationToken));
        if (difference.Kinds.Count == 0)
        {
            await output.WriteLineAsync($"Revision {dataset.Revision} is current already. Nothing would change.");
            return ExitCodes.Done;
        }

        await output.WriteLineAsync(difference.Current == dataset.Revision
            ? $"Revision {dataset.Revision} is current, but its graph in Neo4j has been changed by somebody else. An import would write it again:\n{Describe(difference)}"
            : $"Revision {dataset.Revision} would replace {difference.Current ?? "nothing"}:\n{Describe(difference)}");
        return ExitCodes.Done;
    }

    private static string Describe(DatasetDifference difference) =>
        string.Join('\n', difference.Kinds.Select(kind => $"  {kind.Kind}: {kind.Added} added, {kind.Removed} removed, {kind.Changed} changed"));

    private static async Task<int> FailAsync(TextWriter error, string message)
    {
        await error.WriteLineAsync(message);
        return ExitCodes.NoStore;
    }
}
