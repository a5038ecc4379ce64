using CooperationGraph.Execution.Planning;

namespace CooperationGraph.Execution.Running;

/// <summary>The distinct objects of one concrete type at one place of an operation, and where each was written. Kept from request to request.</summary>
internal sealed class Level
{
    private const int MaxKeptPlaces = 1 << 16;

    // A reference, and where it was written.
    private const int BytesPerObject = 16;

    // Its own fields.
    private const int BytesPerResult = 120;

    private readonly DistinctNumbers _distinct = new();
    private object[] _objects = new object[16];
    private (int Start, int Length)[] _written = new (int, int)[16];
    private long _resultBytes;

    /// <summary>Its place among the levels of a request.</summary>
    public int Number { get; private set; }

    public LevelPlan Plan { get; private set; } = null!;

    /// <summary>What was written of its objects before; null where none of it is used.</summary>
    public KeptObjects.KeptLevel? Kept { get; private set; }

    public int Count { get; private set; }

    public ArraySegment<object> Objects => new(_objects, 0, Count);

    /// <summary>What the arrays take, as of the last <see cref="End"/>.</summary>
    public long Bytes { get; private set; }

    /// <summary>One per field of the plan, and more from larger plans.</summary>
    public FieldResult[] Results { get; private set; } = [];

    public object this[int index] => _objects[index];

    public void Begin(LevelPlan plan, int number, KeptObjects? kept)
    {
        Plan = plan;
        Number = number;
        Kept = plan.IsFixed ? kept?.Of(plan) : null;
        _distinct.Begin();
        if (Results.Length < plan.Fields.Length)
        {
            var results = Results;
            Array.Resize(ref results, plan.Fields.Length);
            for (var i = Results.Length; i < results.Length; i++) results[i] = new();
            Results = results;
        }
    }

    /// <summary>Forgets the request's objects, and gives back what an unusually large one took.</summary>
    public void End()
    {
        Array.Clear(_objects, 0, Count);
        Count = 0;
        Kept = null;
        for (var i = 0; i < Plan.Fields.Length; i++) _resultBytes += Results[i].End();
        if (_objects.Length > MaxKeptPlaces)
        {
            _objects = new object[16];
            _written = new (int, int)[16];
        }

        Bytes = ((long)_objects.Length * BytesPerObject) + ((long)Results.Length * BytesPerResult) + _resultBytes + _distinct.Bytes;
    }

    /// <summary>The place of an object, which it takes if it has none yet.</summary>
    /// <param name="number">What tells it from others; negative where it is its own.</param>
    public int Place(object value, int number)
    {
        if (number < 0) return Add(value);
        ref var place = ref _distinct.PlaceOf(number, out var isNew);
        // An object of another type is refused wherever it comes again.
        if (isNew) place = -1;
        if (place < 0) place = Add(value);
        return place;
    }

    public void Remember(int index, int start, int length) => _written[index] = (start, length);

    /// <summary>Where the object was written; a length of 0 where it was not.</summary>
    public (int Start, int Length) Written(int index) => _written[index];

    private int Add(object value)
    {
        Plan.CheckType(value);
        if (Count == _objects.Length)
        {
            Array.Resize(ref _objects, Count * 2);
            Array.Resize(ref _written, Count * 2);
        }

        _objects[Count] = value;
        _written[Count] = default;
        return Count++;
    }
}
