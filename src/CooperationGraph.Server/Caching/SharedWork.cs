namespace CooperationGraph.Server.Caching;

/// <summary>
/// Who waits for what is being computed: work that several requests share goes on for as long as one of their clients is there, and ends when the
/// last has left. Safe for concurrent use.
/// </summary>
internal sealed class SharedWork
{
    private readonly Dictionary<string, Work> _works = [];

    /// <summary>Takes part in the work under a key. Disposing of the part, or cancelling the token, leaves it.</summary>
    /// <param name="clientLeft">Cancelled when the client has left.</param>
    public Part Join(string key, CancellationToken clientLeft)
    {
        Part part;
        lock (_works)
        {
            if (!_works.TryGetValue(key, out var work)) _works.Add(key, work = new());
            work.Parts++;
            part = new(this, key, work);
        }

        part.LeaveWith(clientLeft);
        return part;
    }

    private void Leave(string key, Work work)
    {
        lock (_works)
        {
            if (--work.Parts > 0) return;
            _works.Remove(key);
        }

        // Nobody waits for what its callbacks do.
        _ = work.Ending.CancelAsync();
    }

    internal sealed class Part(SharedWork shared, string key, Work work) : IDisposable
    {
        private CancellationTokenRegistration _registration;
        private int _left;

        /// <summary>Cancelled when nobody waits any more.</summary>
        public CancellationToken NobodyWaits { get; } = work.Ending.Token;

        public void LeaveWith(CancellationToken clientLeft) => _registration = clientLeft.UnsafeRegister(static part => ((Part)part!).Leave(), this);

        public void Dispose()
        {
            _registration.Dispose();
            Leave();
        }

        private void Leave()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) shared.Leave(key, work);
        }
    }

    internal sealed class Work
    {
        public CancellationTokenSource Ending { get; } = new();

        public int Parts { get; set; }
    }
}
