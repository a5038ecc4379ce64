namespace CooperationGraph.Resolvers;

/// <summary>What all resolvers of one request share. The host derives its own from it.</summary>
public abstract class RequestContext
{
    private const int MaxNotes = 20;

    private List<RequestNote>? _notes;

    /// <summary>Each once, in the order in which they were made.</summary>
    public IReadOnlyList<RequestNote> Notes => _notes ?? [];

    /// <summary>Adds a note to the answer, unless it has 20 or this one already.</summary>
    public void Note(string code, string message)
    {
        var note = new RequestNote(code, message);
        if (_notes is null || (_notes.Count < MaxNotes && !_notes.Contains(note))) (_notes ??= []).Add(note);
    }

    /// <summary>
    /// A number that two objects share only if they are the same, so that the object is resolved and written once per level;
    /// negative for a value that is always its own, such as an edge.
    /// </summary>
    public virtual int NumberOf(object value) => -1;
}
