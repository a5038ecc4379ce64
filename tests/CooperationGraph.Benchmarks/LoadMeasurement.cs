using System.Diagnostics;
using CooperationGraph.Datasets;
using CooperationGraph.Stores;

namespace CooperationGraph.Benchmarks;

/// <summary>Measures in a fresh process how long the synthetic seed takes from CSV to a ready store, and what that holds.</summary>
internal static class LoadMeasurement
{
    public static void Run(int seed)
    {
        var folder = Directory.CreateTempSubdirectory("synthetic-seed-").FullName;
        try
        {
            new SyntheticSeed(seed).Write(folder);
            var watch = Stopwatch.StartNew();
            var (dataset, notices) = DatasetReader.Read(folder);
            if (dataset is null) throw new InvalidOperationException(string.Join('\n', notices.Kept.Take(20).Select(notice => notice.ToLine())));
            var read = watch.Elapsed;
            var store = new MemoryGraphStore(dataset);
            var (nodes, relationships) = (dataset.Nodes.Count, dataset.Relationships.Sum(set => set.From.Length));
            Console.WriteLine($"{nodes} nodes, {relationships} relationships, revision {store.Revision}");
            Console.WriteLine($"read {read.TotalSeconds:0.00} s, store ready {watch.Elapsed.TotalSeconds:0.00} s");
            dataset = null;
            notices = null;
            GC.Collect();
            Console.WriteLine($"held {GC.GetTotalMemory(forceFullCollection: true) / 1048576} MB managed, working set {Environment.WorkingSet / 1048576} MB, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB");
            GC.KeepAlive(store);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
