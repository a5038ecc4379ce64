namespace CooperationGraph.Execution.Running;

/// <summary>Remembers for each number the place that it got: open addressing in arrays that are kept, and emptied by counting on.</summary>
internal sealed class DistinctNumbers
{
    private int[] _numbers = new int[64];
    private int[] _places = new int[64];
    private int[] _rounds = new int[64];
    private int _round;
    private int _count;

    /// <summary>What the arrays take: three numbers a slot.</summary>
    public long Bytes => 3L * sizeof(int) * _numbers.Length;

    public void Begin()
    {
        _count = 0;
        if (_numbers.Length > 1 << 18) (_numbers, _places, _rounds, _round) = (new int[64], new int[64], new int[64], 0);
        if (++_round != int.MaxValue) return;
        Array.Clear(_rounds);
        _round = 1;
    }

    /// <summary>The place of a number, to be filled by the caller where it is new.</summary>
    public ref int PlaceOf(int number, out bool isNew)
    {
        if (_count * 2 >= _numbers.Length) Widen();
        var slot = SlotOf(number);
        isNew = _rounds[slot] != _round;
        if (isNew)
        {
            (_numbers[slot], _rounds[slot]) = (number, _round);
            _count++;
        }

        return ref _places[slot];
    }

    private int SlotOf(int number)
    {
        var mask = _numbers.Length - 1;
        // Fibonacci hashing spreads the dense numbers of neighbouring nodes.
        var slot = (int)((uint)number * 2654435769u >> 7) & mask;
        while (_rounds[slot] == _round && _numbers[slot] != number) slot = (slot + 1) & mask;
        return slot;
    }

    private void Widen()
    {
        var (numbers, places, rounds) = (_numbers, _places, _rounds);
        (_numbers, _places, _rounds) = (new int[numbers.Length * 2], new int[numbers.Length * 2], new int[numbers.Length * 2]);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (rounds[i] != _round) continue;
            var slot = SlotOf(numbers[i]);
            (_numbers[slot], _places[slot], _rounds[slot]) = (numbers[i], places[i], _round);
        }
    }
}
