using System.Diagnostics;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.Extensions.Logging;

namespace CooperationGraph.Neo4j;

/// <summary>
/// Looks at the catalog again and again: serves a new revision as soon as it is current, and knows whether the database is there. Each change of that
/// is logged once.
/// </summary>
/// <param name="client">Bounded in time, not guarded: it must be able to ask when nobody else may.</param>
/// <param name="guard">What the stores ask through.</param>
public sealed partial class RevisionWatcher(
    ICypherClient client, GuardedCypherClient guard, CurrentStore current, Neo4jOptions options, Neo4jCredentials credentials, TimeProvider clock, ILogger<RevisionWatcher> logger) : IDisposable
{
    /// <summary>Between two looks. A new revision is noticed within this and the time of one look.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>After refused credentials, before they are tried again: this, then twice as long each time, up to <see cref="LongestWait"/>.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    /// <summary>See <see cref="FirstWait"/>.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _hurry = new(0, 1);
    private CancellationTokenSource _keeping = new();
    private string? _served;
    private string? _problem;
    private bool _late;
    private TimeSpan _wait;
    private DateTimeOffset _waitsUntil;

    /// <summary>Looks until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        current.Outdated += HurryAsTold;
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await LookAsync(cancellationToken);
                await _hurry.WaitAsync(Interval, cancellationToken);
            }
        }
        finally
        {
            current.Outdated -= HurryAsTold;
        }
    }

    /// <summary>Somebody says that there is a new revision.</summary>
    public void Hurry()
    {
        try
        {
            _hurry.Release();
        }
        catch (SemaphoreFullException)
        {
            // One that has not been heeded yet is enough.
        }
    }

    private void HurryAsTold(object? sender, EventArgs e) => Hurry();

    /// <summary>One look, unless refused credentials are to wait.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!credentials.Refresh() && clock.GetUtcNow() < _waitsUntil) return;
        var begin = Stopwatch.GetTimestamp();
        try
        {
            var catalog = await Catalog.ReadAsync(client, cancellationToken);
            (_wait, _waitsUntil) = (TimeSpan.Zero, default);
            guard.Allow();
            _late = false;
            if (catalog is { Problem: null, Current: { } dataset })
            {
                if (dataset.Import != _served) Switch(dataset);
                else current.Clear();
                Tell(null);
            }
            else
            {
                current.Note(catalog.Problem!);
                Tell(catalog.Problem);
            }
        }
        catch (StoreUnavailableException e) when (e.InnerException is OperationCanceledException && (guard.HasAnsweredSince(begin) || !_late))
        {
            // Busy, as while an import makes it plan every statement again: it has answered others meanwhile, or may answer the next look.
            _late = true;
        }
        catch (Exception e) when (e is CypherException or StoreUnavailableException)
        {
            guard.Refuse("The graph's database cannot be reached. Ask again in a moment.");
            if (Neo4jConnection.IsAboutCredentials(e)) WaitLonger();
            // A database that goes away fails in many ways one after the other: the first is told.
            var wasReachable = current.IsReachable || _problem is null;
            var problem = Neo4jConnection.Explain(e, options);
            current.Unreachable(problem);
            if (wasReachable) Tell(problem);
        }
        // Whatever is in the catalog: the watch goes on, and what is served stays.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var problem = $"The graph's catalog cannot be followed: {e.GetType().Name}: {e.Message} Import the dataset again, and report it.";
            current.Note(problem);
            Tell(problem);
        }
    }

    private void WaitLonger()
    {
        _wait = _wait == TimeSpan.Zero ? FirstWait : _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
        _waitsUntil = clock.GetUtcNow() + _wait;
    }

    public void Dispose()
    {
        _hurry.Dispose();
        _keeping.Cancel();
        _keeping.Dispose();
    }

    private void Switch(Reading.StoredDataset dataset)
    {
        // What the former store has not read yet nobody needs, and soon nobody can read.
        _keeping.Cancel();
        _keeping.Dispose();
        _keeping = new();
        var store = new Neo4jGraphStore(guard, dataset, options.KeptNodes, clock);
        current.Switch(store);
        _served = dataset.Import;
        Log.Serving(logger, dataset.Revision);
        _ = KeepAsync(store, _keeping.Token);
    }

    // Answers are right without it, only slower: a failure must not end the watch.
    private async Task KeepAsync(Neo4jGraphStore store, CancellationToken cancellationToken)
    {
        try
        {
            await store.KeepNodesAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotKept(logger, e);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private void Tell(string? problem)
    {
        if (problem == _problem) return;
        if (problem is null) Log.Recovered(logger);
        else Log.Trouble(logger, problem);
        _problem = problem;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Revision {Revision} is served from Neo4j.")]
        public static partial void Serving(ILogger logger, string revision);

        [LoggerMessage(LogLevel.Warning, "{Problem}")]
        public static partial void Trouble(ILogger logger, string problem);

        [LoggerMessage(LogLevel.Warning, "Neo4j answers again.")]
        public static partial void Recovered(ILogger logger);

        [LoggerMessage(LogLevel.Error, "The nodes that are to be kept in memory could not be read.")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
