using CooperationGraph.HotChocolate;
using CooperationGraph.Server.Cli;

return CommandLine.Run(args, Console.Out, Console.Error, new HotChocolateDoor());
