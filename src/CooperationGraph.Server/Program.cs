using System.Globalization;
using CooperationGraph.Server.Cli;

if (Icu.Problem() is { } problem)
{
    Console.Error.WriteLine(problem);
    return ExitCodes.WrongUsage;
}

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return CommandLine.Run(args, Console.Out, Console.Error);
