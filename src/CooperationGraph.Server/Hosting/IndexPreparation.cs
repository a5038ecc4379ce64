using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Hosting;

/// <summary>Has a large graph in memory make its indexes beside the requests, at the start and whenever another one is served. A small one makes them in the time that a request takes.</summary>
internal sealed class IndexPreparation(CurrentStore current) : BackgroundService
{
    private const int SmallGraph = 50_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        current.Switched += OnSwitched;
        try
        {
            await PrepareAsync(current.Now.Graph, stoppingToken);
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        finally
        {
            current.Switched -= OnSwitched;
        }

        void OnSwitched(object? sender, GraphSwitchedEventArgs switched) => _ = PrepareAsync(switched.Current, stoppingToken);
    }

    private static Task PrepareAsync(ServedGraph? graph, CancellationToken cancellationToken) =>
        graph?.Store is MemoryGraphStore store && store.NodeCount >= SmallGraph ? Task.Run(() => store.Prepare(cancellationToken), cancellationToken) : Task.CompletedTask;
}
