using CooperationGraph.Neo4j.Bolt;
using CooperationGraph.Server.Cli;

return CommandLine.Run(args, Console.Out, Console.Error, new BoltTransport());
