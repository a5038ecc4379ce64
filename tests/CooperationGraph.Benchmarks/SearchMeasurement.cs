using System.Diagnostics;
using CooperationGraph.Datasets;
using CooperationGraph.Search;
using CooperationGraph.Stores;

namespace CooperationGraph.Benchmarks;

/// <summary>How long ten suggestions take for what is being typed: every beginning of the names of a seed, the ten thousand first in a mixed order.</summary>
internal static class SearchMeasurement
{
    private const int Questions = 10_000;
    private const int MaxTyped = 20;
    private static readonly PageRequest Ten = new(10);

    public static async Task RunAsync(string folder)
    {
        var dataset = DatasetReader.Read(folder).Dataset ?? throw new InvalidOperationException($"{folder} is no valid seed.");
        var nodes = await NamedNode.ReadAllAsync(new MemoryGraphStore(dataset), CancellationToken.None);
        var building = Stopwatch.StartNew();
        var index = new SearchIndex(nodes);
        Console.WriteLine($"{nodes.Count} nodes, {nodes.Sum(node => node.Names.Count)} names, index built in {building.ElapsedMilliseconds} ms");
        var typed = nodes.SelectMany(node => node.Names).Where(name => !name.IsCode).SelectMany(name => Enumerable.Range(1, Math.Min(MaxTyped, name.Text.Length)).Select(length => name.Text[..length])).Distinct().ToArray();
        new Random(1).Shuffle(typed);
        Measure("beginnings", [.. typed.Take(Questions)]);
        // Nothing is met by them as they are, so that slips are looked for as well.
        Measure("slips", [.. typed.Where(text => text.Length >= 5).Take(Questions).Select(text => text.Insert(2, "q"))]);

        void Measure(string what, string[] texts)
        {
            foreach (var text in texts.Take(Questions / 5)) _ = index.Find(text, null).Page(Ten);
            var times = new double[texts.Length];
            for (var i = 0; i < texts.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                _ = index.Find(texts[i], null).Page(Ten);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            Array.Sort(times);
            Console.WriteLine($"{what}: {times.Length} questions, p50 {times[times.Length / 2]:0.000} ms, p99 {times[times.Length * 99 / 100]:0.000} ms, max {times[^1]:0.000} ms");
        }
    }
}
