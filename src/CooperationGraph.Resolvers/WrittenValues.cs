namespace CooperationGraph.Resolvers;

/// <summary>
/// Where an engine keeps what it wrote of one field, beside the objects that hold the value: for a field that reads the same of an object, whatever it is asked by. Safe for concurrent use.
/// </summary>
public abstract class WrittenValues
{
    /// <summary>What was written of an object's value before; null where it is not known.</summary>
    public abstract byte[]? Of(object parent);

    /// <summary>Keeps it, where the object lives longer than the request.</summary>
    public abstract void Keep(object parent, ReadOnlySpan<byte> written);
}
