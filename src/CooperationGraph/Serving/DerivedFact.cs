namespace CooperationGraph.Serving;

/// <summary>
/// A value that is read once, when it is first asked for. All who ask meanwhile wait for the same reading; one that fails is not kept. Safe for
/// concurrent use.
/// </summary>
/// <param name="readAsync">Belongs to nobody in particular, so it takes nobody's token: the store bounds the time of its calls.</param>
internal sealed class DerivedFact<T>(Func<ValueTask<T>> readAsync)
{
    private Lazy<Task<T>>? _reading;

    /// <param name="cancellationToken">Ends the waiting of one who asks, not the reading.</param>
    public async ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        var reading = _reading ?? Begin();
        if (reading is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } done }) return done.Result;
        try
        {
            return await reading.Value.WaitAsync(cancellationToken);
        }
        catch when (reading.Value.IsFaulted || reading.Value.IsCanceled)
        {
            Interlocked.CompareExchange(ref _reading, null, reading);
            throw;
        }
    }

    private Lazy<Task<T>> Begin()
    {
        var own = new Lazy<Task<T>>(async () => await readAsync());
        return Interlocked.CompareExchange(ref _reading, own, null) ?? own;
    }
}
