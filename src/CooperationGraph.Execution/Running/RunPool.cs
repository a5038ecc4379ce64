namespace CooperationGraph.Execution.Running;

/// <summary>
/// Runs that wait for a request. A large answer makes its run's buffers large: one that has grown past <see cref="MaxBytesOfOne"/> is given up, and
/// so is one that would bring all that wait past <see cref="MaxBytes"/>. Safe for concurrent use.
/// </summary>
internal sealed class RunPool(EngineOptions options) : IDisposable
{
    public const int MaxRuns = 64;
    public const long MaxBytesOfOne = 8 * 1024 * 1024;
    public const long MaxBytes = 64 * 1024 * 1024;

    private readonly Lock _lock = new();

    // The last one first: its buffers are most likely still in the processor's own memory.
    private readonly Stack<OperationRun> _waiting = new();
    private long _bytes;

    /// <summary>What the waiting runs keep.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public OperationRun Get()
    {
        lock (_lock)
        {
            if (_waiting.TryPop(out var run))
            {
                _bytes -= run.Bytes;
                return run;
            }
        }

        return new(options);
    }

    public void Return(OperationRun run)
    {
        if (!run.TryReset() || !TryKeep(run)) run.Dispose();
    }

    public void Dispose()
    {
        lock (_lock)
            while (_waiting.TryPop(out var run)) run.Dispose();
    }

    private bool TryKeep(OperationRun run)
    {
        if (run.Bytes > MaxBytesOfOne) return false;
        lock (_lock)
        {
            if (_waiting.Count == MaxRuns || _bytes + run.Bytes > MaxBytes) return false;
            _waiting.Push(run);
            _bytes += run.Bytes;
            return true;
        }
    }
}
