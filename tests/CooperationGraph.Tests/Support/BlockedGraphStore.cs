using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Support;

/// <summary>Holds every call until it is let go, and then answers or fails as it is told.</summary>
internal sealed class BlockedGraphStore(IGraphStore inner) : DelegatingGraphStore(inner)
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;
    private int _cancelled;

    public int Calls => _calls;

    /// <summary>Calls that ended because their token was cancelled.</summary>
    public int Cancelled => _cancelled;

    /// <summary>What calls throw once they are let go; null for an answer.</summary>
    public Exception? Failure { get; set; }

    public void LetGo() => _gate.TrySetResult();

    protected override async ValueTask<T> AskAsync<T>(Func<ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        try
        {
            await _gate.Task.WaitAsync(cancellationToken);
            if (Failure is { } failure) throw failure;
            return await ask();
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _cancelled);
            throw;
        }
    }
}
