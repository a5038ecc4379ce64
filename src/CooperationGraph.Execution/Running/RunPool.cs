using System.Collections.Concurrent;

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

    private readonly ConcurrentQueue<OperationRun> _waiting = new();
    private int _count;
    private long _bytes;

    /// <summary>What the waiting runs keep.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public OperationRun Get()
    {
        if (!_waiting.TryDequeue(out var run)) return new(options);
        Interlocked.Decrement(ref _count);
        Interlocked.Add(ref _bytes, -run.Bytes);
        return run;
    }

    public void Return(OperationRun run)
    {
        if (run.TryReset() && run.Bytes <= MaxBytesOfOne)
        {
            if (Interlocked.Increment(ref _count) <= MaxRuns && Interlocked.Add(ref _bytes, run.Bytes) is var bytes)
            {
                if (bytes <= MaxBytes)
                {
                    _waiting.Enqueue(run);
                    return;
                }

                Interlocked.Add(ref _bytes, -run.Bytes);
            }

            Interlocked.Decrement(ref _count);
        }

        run.Dispose();
    }

    public void Dispose()
    {
        while (_waiting.TryDequeue(out var run)) run.Dispose();
    }
}
