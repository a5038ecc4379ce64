namespace CooperationGraph.Execution.Running;

/// <summary>Remembers for each number the place that it got: open addressing in slots that are kept, and emptied by counting on.</summary>
internal sealed class DistinctNumbers
{
    private const int Smallest = 64;

    // What is known of one number lies together: one look into memory.
    private Slot[] _slots = new Slot[Smallest];
    private int _round;
    private int _count;

    /// <summary>What the slots take: three numbers each.</summary>
    public long Bytes => 3L * sizeof(int) * _slots.Length;

    public void Begin()
    {
        _count = 0;
        if (_slots.Length > 1 << 18) (_slots, _round) = (new Slot[Smallest], 0);
        if (++_round != int.MaxValue) return;
        Array.Clear(_slots);
        _round = 1;
    }

    /// <summary>The place of a number, to be filled by the caller where it is new.</summary>
    public ref int PlaceOf(int number, out bool isNew)
    {
        if (_count * 2 >= _slots.Length) Widen();
        ref var slot = ref SlotOf(number);
        isNew = slot.Round != _round;
        if (isNew)
        {
            (slot.Number, slot.Round) = (number, _round);
            _count++;
        }

        return ref slot.Place;
    }

    private ref Slot SlotOf(int number)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        // Fibonacci hashing spreads the dense numbers of neighbouring nodes.
        var at = (int)((uint)number * 2654435769u >> 7) & mask;
        while (slots[at].Round == _round && slots[at].Number != number) at = (at + 1) & mask;
        return ref slots[at];
    }

    private void Widen()
    {
        var slots = _slots;
        _slots = new Slot[slots.Length * 2];
        foreach (var slot in slots)
            if (slot.Round == _round) SlotOf(slot.Number) = slot;
    }

    private struct Slot
    {
        public int Number;
        public int Place;
        public int Round;
    }
}
