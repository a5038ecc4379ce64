using CooperationGraph.Execution.Output;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Execution.Running;

/// <summary>What a field of a level was answered.</summary>
internal sealed class FieldResult
{
    private const int KeptTargets = 1 << 16;

    private int[] _indexes = [];
    private object?[] _places = [];
    private int _placed;
    private long _bytes;

    /// <summary>The leaf that was bound for this request.</summary>
    public LeafWriter? Leaf { get; set; }

    /// <summary>The leaf while it is being bound.</summary>
    public ValueTask<LeafWriter> Binding { get; set; }

    public ValueTask<BatchAnswer> Pending { get; set; }

    public BatchAnswer Answer { get; set; } = null!;

    /// <summary>Why the field has no value for any object.</summary>
    public Exception? Failure { get; set; }

    public void Begin(int targets)
    {
        _placed = targets;
        if (_indexes.Length >= targets) return;
        _indexes = new int[targets];
        _places = new object?[targets];
    }

    /// <param name="place">The level of a target's object, or what was written of it before; null where the target is null.</param>
    /// <param name="index">Where it stands in its level.</param>
    public void Place(int target, object? place, int index)
    {
        _places[target] = place;
        _indexes[target] = index;
    }

    /// <inheritdoc cref="Place(int, object?, int)"/>
    public (object? Place, int Index) Place(int target) => (_places[target], _indexes[target]);

    /// <returns>How many bytes more it takes than after the last request.</returns>
    public long End()
    {
        Leaf = null;
        Pending = default;
        Answer = null!;
        Failure = null;
        if (_indexes.Length > KeptTargets)
        {
            _indexes = [];
            _places = [];
        }
        else
        {
            // What was kept of an object may be forgotten elsewhere.
            Array.Clear(_places, 0, _placed);
        }

        _placed = 0;
        // A number and a reference for each target.
        var (now, before) = (12L * _indexes.Length, _bytes);
        _bytes = now;
        return now - before;
    }
}
