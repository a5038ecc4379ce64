using System.CommandLine;

namespace CooperationGraph.Server.Cli;

/// <summary>The commands of the executable. Results go to the output, everything else to the error stream.</summary>
public static class CommandLine
{
    private const string Description = """
        A knowledge graph of cooperation mechanisms: who agreed on what with whom, since when, and who says so.

        Without a command it serves. Examples:
          cooperation-graph
          cooperation-graph serve --seed graph-seed --urls http://localhost:8080
          cooperation-graph validate graph-seed --format json
          Neo4j__Password=… cooperation-graph import graph-seed
          Store=neo4j Neo4j__Password=… cooperation-graph serve
        """;

    /// <summary>Runs a command and returns its exit code: 0 done, 1 the data are refused, 2 wrong usage, 3 no store.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Parse(args, output, error);
        var code = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        return parsed.Errors.Count > 0 ? ExitCodes.WrongUsage : code;
    }

    /// <summary>What a command line means, without running it.</summary>
    internal static ParseResult Parse(string[] args, TextWriter output, TextWriter error)
    {
        var serve = new Command("serve", "Answer GraphQL over HTTP. This is the default. Example: cooperation-graph serve --urls http://localhost:8080");
        var root = new RootCommand(Description) { serve, ValidateCommand.Create(output), ImportCommand.Create(output, error) };
        ServeCommand.Configure(serve, output, error);
        ServeCommand.Configure(root, output, error);
        return root.Parse(args);
    }
}
