using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// Makes the indexes of a graph in memory beside the requests, once the server is ready and whenever another graph is served: who asks first would wait for them. The names of the seed's 6,000
/// nodes take half a second of a processor that has just started; the store's own indexes take as long as a request on a small graph, and seconds on one of a million nodes.
/// </summary>
internal sealed class IndexPreparation(CurrentStore current, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int SmallGraph = 50_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        current.Switched += OnSwitched;
        try
        {
            if (current.Now.Graph is { } graph) await PrepareAsync(graph, stoppingToken);
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        finally
        {
            current.Switched -= OnSwitched;
        }

        void OnSwitched(object? sender, GraphSwitchedEventArgs switched) => _ = Task.Run(() => PrepareAsync(switched.Current, stoppingToken), stoppingToken);
    }

    private static async Task PrepareAsync(ServedGraph graph, CancellationToken cancellationToken)
    {
        if (graph.Store is MemoryGraphStore store && store.NodeCount >= SmallGraph) store.Prepare(cancellationToken);
        await graph.PrepareSearchAsync(cancellationToken);
    }
}
