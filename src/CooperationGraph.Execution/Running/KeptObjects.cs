using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CooperationGraph.Execution.Planning;

namespace CooperationGraph.Execution.Running;

/// <summary>
/// What was written of objects in answers on one basis, for other requests of the same plan: the object with all that is selected below it. Safe for concurrent use.
/// </summary>
/// <param name="most">How many bytes may be kept.</param>
internal sealed class KeptObjects(object basis, long most)
{
    // Of an array, and of its entry in a dictionary.
    private const int BytesPerObject = 100;

    // Of the dictionary of a level.
    private const int BytesPerLevel = 1_000;

    // One may take a part of the whole.
    private const int Parts = 16;

    // Weak, both: neither a revision that is no longer served nor a plan that nobody asks for any more is held by what was written of it.
    private readonly WeakReference<object> _basis = new(basis);
    private readonly ConditionalWeakTable<LevelPlan, KeptLevel> _levels = [];
    private long _bytes;

    /// <summary>Whether there is a place for the next object.</summary>
    public bool HasRoom => Volatile.Read(ref _bytes) < most;

    public bool IsOn(object basis) => _basis.TryGetTarget(out var own) && own.Equals(basis);

    public KeptLevel Of(LevelPlan plan) => _levels.TryGetValue(plan, out var level) ? level : _levels.GetValue(plan, Begin);

    private KeptLevel Begin(LevelPlan plan)
    {
        Interlocked.Add(ref _bytes, BytesPerLevel);
        return new(this);
    }

    private bool TryTake(int length) => length <= most / Parts && Interlocked.Add(ref _bytes, length + BytesPerObject) <= most;

    private void GiveBack(int length) => Interlocked.Add(ref _bytes, -(length + BytesPerObject));

    /// <summary>The objects of one selection on one type, by their numbers.</summary>
    internal sealed class KeptLevel(KeptObjects all)
    {
        // Few write at the same time, and there are many levels.
        private readonly ConcurrentDictionary<int, byte[]> _objects = new(concurrencyLevel: 1, capacity: 7);

        /// <summary>Whether something of them depends on the day.</summary>
        public bool DependsOnToday { get; private set; }

        public byte[]? Find(int number) => _objects.TryGetValue(number, out var written) ? written : null;

        public void Keep(int number, ReadOnlySpan<byte> written, bool dependsOnToday)
        {
            if (_objects.ContainsKey(number) || !all.TryTake(written.Length)) return;
            // Before the bytes: whoever finds them is to see it.
            if (dependsOnToday) DependsOnToday = true;
            if (!_objects.TryAdd(number, written.ToArray())) all.GiveBack(written.Length);
        }
    }
}
