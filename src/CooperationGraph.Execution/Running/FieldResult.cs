using CooperationGraph.Execution.Output;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Execution.Running;

/// <summary>What a field of a level was answered.</summary>
internal sealed class FieldResult
{
    private const int KeptTargets = 1 << 16;

    private readonly List<byte[]> _kept = [];
    private Place[] _places = [];
    private long _bytes;

    /// <summary>The leaf that was bound for this request.</summary>
    public LeafWriter? Leaf { get; set; }

    /// <summary>The leaf while it is being bound.</summary>
    public ValueTask<LeafWriter> Binding { get; set; }

    public ValueTask<BatchAnswer> Pending { get; set; }

    public BatchAnswer Answer { get; set; } = null!;

    /// <summary>Why the field has no value for any object.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Where the objects of the field's targets stand; to be filled.</summary>
    public Span<Place> Begin(int targets)
    {
        if (_places.Length < targets) _places = new Place[targets];
        return _places.AsSpan(0, targets);
    }

    public Place PlaceOf(int target) => _places[target];

    /// <summary>The place of an object of which was written before what stands for it now.</summary>
    public Place Keep(byte[] written)
    {
        _kept.Add(written);
        return new(Place.Kept, _kept.Count - 1);
    }

    /// <summary>What was written before of an object.</summary>
    /// <param name="index">That of its place.</param>
    public byte[] Kept(int index) => _kept[index];

    /// <returns>How many bytes more it takes than after the last request.</returns>
    public long End()
    {
        Leaf = null;
        Pending = default;
        Answer = null!;
        Failure = null;
        if (_places.Length > KeptTargets) _places = [];
        // What was kept of an object may be forgotten elsewhere.
        _kept.Clear();
        if (_kept.Capacity > KeptTargets) _kept.Capacity = 0;
        // Two numbers for each target, and a reference for what was kept.
        var (now, before) = ((8L * _places.Length) + (8L * _kept.Capacity), _bytes);
        _bytes = now;
        return now - before;
    }
}
