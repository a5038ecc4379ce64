using CooperationGraph.Stores;

namespace CooperationGraph.Serving;

/// <summary>
/// Which store answers now: that of the newest revision noticed. A request takes <see cref="Now"/> or <see cref="Graph"/> once and stays with it
/// to its end, so that no answer mixes two revisions. Every change is one step, whoever else changes something at the same moment.
/// </summary>
public sealed class CurrentStore
{
    private State _now;

    /// <summary>Somebody has found that what is served is no longer there: a newer revision had better be looked for at once.</summary>
    public event EventHandler? Outdated;

    /// <summary>Another graph is served, once for each. It is raised where <see cref="Switch"/> was called, which a handler may neither hold up nor fail.</summary>
    public event EventHandler<GraphSwitchedEventArgs>? Switched;

    public CurrentStore(IGraphStore store) => _now = new(ServedGraph.Of(store), null, IsReachable: true);

    /// <summary>No store yet.</summary>
    /// <param name="reason">Why, and what to do about it: a sentence for whoever runs the service.</param>
    public CurrentStore(string reason) => _now = new(null, reason, IsReachable: false);

    /// <summary>All that is known at this moment; its parts belong together.</summary>
    public State Now => Volatile.Read(ref _now);

    /// <summary>The revision that is served.</summary>
    /// <exception cref="StoreUnavailableException">There is none yet.</exception>
    public ServedGraph Graph => Now.Graph ?? throw new StoreUnavailableException("There are no data to answer from yet. /health/ready says what is missing.");

    /// <summary>The revision that is read now; null before there is one.</summary>
    public string? Revision => Now.Revision;

    /// <summary>What whoever runs the service should know: why there is no store, or why a newer revision was not taken. Null where all is well.</summary>
    public string? Notice => Now.Notice;

    /// <summary>Whether the store is believed to answer. Where it is not, whether there is a newer revision cannot be known either.</summary>
    public bool IsReachable => Now.IsReachable;

    /// <summary>Answers from another store from now on. Requests that run stay with theirs.</summary>
    public void Switch(IGraphStore store)
    {
        var graph = ServedGraph.Of(store);
        var former = Change(_ => new(graph, null, IsReachable: true));
        former.Superseded.TrySetResult();
        Switched?.Invoke(this, new(former.Graph, graph));
    }

    /// <summary>What is served once <paramref name="removed"/> is no longer: at once where that is so already, else when it is noticed.</summary>
    /// <param name="removed">A graph whose store has thrown <see cref="RevisionRemovedException"/>.</param>
    public async Task<ServedGraph> AfterAsync(ServedGraph removed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = Now;
            if (now.Graph is { } graph && graph != removed) return graph;
            Outdated?.Invoke(this, EventArgs.Empty);
            await now.Superseded.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Leaves the store as it is, and says what is wrong.</summary>
    public void Note(string notice) => Change(now => now with { Notice = notice });

    /// <summary>Leaves the store as it is, and says that it does not answer now. <see cref="Clear"/> or <see cref="Switch"/> ends it.</summary>
    public void Unreachable(string notice) => Change(now => now with { Notice = notice, IsReachable = false });

    /// <summary>All is well again.</summary>
    public void Clear() => Change(static now => now.Graph is null || now is { Notice: null, IsReachable: true } ? now : now with { Notice = null, IsReachable = true });

    /// <returns>What was known before.</returns>
    private State Change(Func<State, State> change)
    {
        var now = Now;
        while (true)
        {
            var before = Interlocked.CompareExchange(ref _now, change(now), now);
            if (ReferenceEquals(before, now)) return before;
            now = before;
        }
    }

    /// <summary>What is known of the store at one moment.</summary>
    /// <param name="Graph">What is served; null before there is a revision.</param>
    /// <param name="Notice"><inheritdoc cref="CurrentStore.Notice" path="/summary"/></param>
    /// <param name="IsReachable"><inheritdoc cref="CurrentStore.IsReachable" path="/summary"/></param>
    public sealed record State(ServedGraph? Graph, string? Notice, bool IsReachable)
    {
        public string? Revision => Graph?.Store.Revision;

        /// <summary>Ends when another graph is served.</summary>
        internal TaskCompletionSource Superseded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
