namespace CooperationGraph.Resolvers;

/// <summary>What all resolvers of one request share. The host derives its own from it.</summary>
public abstract class RequestContext
{
    private const int MaxNotes = 20;

    private static readonly Comparer<RequestNote> ByCode = Comparer<RequestNote>.Create(static (left, right) =>
        string.CompareOrdinal(left.Code, right.Code) is var compared and not 0 ? compared : string.CompareOrdinal(left.Message, right.Message));

    // One for all requests: notes are few.
    private static readonly Lock Making = new();

    private SortedSet<RequestNote>? _notes;

    /// <summary>Each once, by code, then by message: which of two fields is resolved first depends on the store.</summary>
    public IReadOnlyCollection<RequestNote> Notes => (IReadOnlyCollection<RequestNote>?)_notes ?? [];

    /// <summary>Adds a note to the answer; of more than 20 the first ones stay.</summary>
    public void Note(string code, string message)
    {
        lock (Making)
        {
            _notes ??= new(ByCode);
            if (_notes.Add(new(code, message)) && _notes.Count > MaxNotes) _notes.Remove(_notes.Max!);
        }
    }

    /// <summary>
    /// What answers follow from, beside the operation and its variables: a revision of the data and a day. An object of a number follows from it alike for every request to which it
    /// is equal, so that an engine may keep what it wrote of it. Null where nothing may be kept.
    /// </summary>
    public virtual object? Basis => null;

    /// <summary>Whether something of the answer follows from more than <see cref="Basis"/>, so far.</summary>
    public virtual bool ExceedsBasis => false;

    /// <summary>Whether another day might have given another answer, so far. An engine sets it where it uses what another request wrote that depended on it.</summary>
    public bool DependsOnToday { get; set; }

    /// <summary>
    /// A number that two objects share only if they are the same, so that the object is resolved and written once per level;
    /// negative for a value that is always its own, such as an edge.
    /// </summary>
    public virtual int NumberOf(object value) => -1;
}
