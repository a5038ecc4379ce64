using System.CommandLine;
using System.CommandLine.Parsing;
using CooperationGraph.Datasets;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Server.Hosting;

namespace CooperationGraph.Server.Cli;

/// <summary>The commands of the executable. Results go to the output, everything else to the error stream.</summary>
public static class CommandLine
{
    private const string Verbose = "--verbose";

    private const string Description = """
        A knowledge graph of cooperation mechanisms: who agreed on what with whom, since when, and who says so.

        Without a command it serves. Examples:
          cooperation-graph
          cooperation-graph serve --seed graph-seed --urls http://localhost:8080
          cooperation-graph validate graph-seed --format json
          cooperation-graph import-source unctad treaties.xlsx --into graph-seed --dry-run
          Neo4j__Password=… cooperation-graph import graph-seed
          Store=neo4j Neo4j__Password=… cooperation-graph serve
        """;

    /// <summary>Runs a command and returns its exit code: 0 done, 1 the data are refused, 2 wrong usage, 3 no store, 4 the output cannot be written, 70 a failure that nobody foresaw.</summary>
    /// <param name="transports">Ways to Neo4j beside HTTP.</param>
    public static int Run(string[] args, TextWriter output, TextWriter error, params IReadOnlyList<ICypherTransport> transports) => Run(args, output, error, null, transports);

    /// <inheritdoc cref="Run(string[], TextWriter, TextWriter, IReadOnlyList{ICypherTransport})"/>
    /// <param name="door">What answers GraphQL requests in place of the service's own engine; null for that.</param>
    public static int Run(string[] args, TextWriter output, TextWriter error, IGraphQLDoor? door, params IReadOnlyList<ICypherTransport> transports)
    {
        try
        {
            var parsed = Parse(args, output, error, door, transports);
            if (Misplaced(parsed) is { } misplaced)
            {
                error.WriteLine(misplaced);
                return ExitCodes.WrongUsage;
            }

            if (parsed.Errors.Count == 0) return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
            // Without the page of help, in which nobody would find it.
            error.WriteLine(Explain(parsed));
            return ExitCodes.WrongUsage;
        }
        // What a command reads and writes it answers for itself; what is left are its streams, closed or on a full disk.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryTell(error, $"The output cannot be written: {e.InnerException?.Message ?? e.Message}");
            return ExitCodes.NoOutput;
        }
        catch (Exception e)
        {
            TryTell(error, $"It has failed, and nobody foresaw how: {e.GetType().Name}: {string.Join(' ', e.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))} Please report it, with what {Verbose} adds.");
            if (args.Contains(Verbose)) TryTell(error, e.ToString());
            return ExitCodes.Failed;
        }
    }

    // Before the name of a command stand options of what is done without one: nobody would read them.
    private static string? Misplaced(ParseResult parsed) =>
        parsed.CommandResult.Command is not RootCommand and var command && parsed.RootCommandResult.Children.OfType<OptionResult>().FirstOrDefault(each => each is { Implicit: false, Option.Recursive: false }) is { } option
            ? $"'{option.Option.Name}' stands before '{command.Name}', which would not read it. Put behind it what it takes: cooperation-graph {command.Name} --help"
            : null;

    private static void TryTell(TextWriter error, string message)
    {
        try
        {
            error.WriteLine(message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The exit code is all that is left.
        }
    }

    private static string Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var names = command.Subcommands.Select(each => each.Name).Concat(command.Options.Select(option => option.Name)).ToList();
        var messages = parsed.Errors.Select(each => string.Join(' ', each.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Distinct();
        var hint = parsed.UnmatchedTokens.Count > 0 ? NearestName.Hint(parsed.UnmatchedTokens[0], names) : "";
        return $"{string.Join(' ', messages)}{hint} What there is: cooperation-graph {(command is RootCommand ? "" : command.Name + " ")}--help";
    }

    /// <summary>What a command line means, without running it.</summary>
    internal static ParseResult Parse(string[] args, TextWriter output, TextWriter error, IGraphQLDoor? door = null, params IReadOnlyList<ICypherTransport> transports)
    {
        var serve = new Command("serve", "Answer GraphQL over HTTP. This is the default. Example: cooperation-graph serve --urls http://localhost:8080");
        var root = new RootCommand(Description) { serve, ValidateCommand.Create(output, error), ImportCommand.Create(output, error, transports), ImportSourceCommand.Create(output, error) };
        root.Options.Add(new Option<bool>(Verbose) { Description = "Tell of a failure that nobody foresaw where in the code it was.", Recursive = true });
        ServeCommand.Configure(serve, output, error, door, transports);
        ServeCommand.Configure(root, output, error, door, transports);
        // A file that an argument names with @ is not read: the names of folders may begin so.
        return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    }
}
