using System.Globalization;
using BenchmarkDotNet.Running;
using CooperationGraph.Benchmarks;
using CooperationGraph.Stores;

// `search [folder]`, `flat [neo4j] [nodes …]`, `load [seed number]`, `start <seconds> <rounds> <folder of shapes> <command …>`, `synthetic <folder> [nodes [hub]]`, `faults <url> <seconds>`, `serve <url>` and `bare <url> <file>` measure in their own way; everything else is BenchmarkDotNet's.
if (args is ["load", ..]) LoadMeasurement.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1);
else if (args is ["synthetic", var folder, ..]) new SyntheticSeed(1, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 100_000, withHub: args is [.., "hub"]).Write(folder);
else if (args is ["faults", var target, var seconds]) return await FaultLoad.RunAsync(target, TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
else if (args is ["search", ..]) await SearchMeasurement.RunAsync(args.Length > 1 ? args[1] : "graph-seed");
else if (args is ["flat", "neo4j", .. var stored])
{
    await using var database = new Neo4jUnderMeasurement();
    await FlatMeasurement.RunAsync(Numbers(stored), database.StoreAsync);
}
else if (args is ["flat", .. var sizes]) await FlatMeasurement.RunAsync(Numbers(sizes), dataset => Task.FromResult<IGraphStore>(new MemoryGraphStore(dataset)));
else if (args is ["start", var each, var rounds, var shapes, .. var command]) await StartMeasurement.RunAsync(int.Parse(each, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture), shapes, command);
else if (args is ["serve", var url]) ShapeServer.Run(url);
else if (args is ["bare", var address, var file]) BareServer.Run(address, file);
else BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
return 0;

static int[] Numbers(string[] texts) => [.. texts.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
