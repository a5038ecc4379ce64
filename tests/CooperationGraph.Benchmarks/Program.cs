using System.Globalization;
using BenchmarkDotNet.Running;
using CooperationGraph.Benchmarks;

// `load [seed number]` and `serve <url>` measure in their own way; everything else is BenchmarkDotNet's.
if (args is ["load", ..]) LoadMeasurement.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1);
else if (args is ["serve", var url]) ShapeServer.Run(url);
else BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
