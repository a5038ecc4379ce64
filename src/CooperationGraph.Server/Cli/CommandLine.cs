using System.CommandLine;

namespace CooperationGraph.Server.Cli;

/// <summary>The commands of the executable. Results go to the output, everything else to the error stream.</summary>
public static class CommandLine
{
    /// <summary>Runs a command and returns its exit code: 0 done, 1 the data are refused, 2 wrong usage.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("A knowledge graph of cooperation mechanisms: who agreed on what with whom, since when, and who says so.") { ValidateCommand.Create(output) };
        var parsed = root.Parse(args);
        var code = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        return parsed.Errors.Count > 0 ? ExitCodes.WrongUsage : code;
    }
}
