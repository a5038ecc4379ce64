namespace CooperationGraph.Execution;

/// <summary>What all resolvers of one request share. The host derives its own from it.</summary>
public abstract class RequestContext
{
    /// <summary>
    /// A number that two objects share only if they are the same, so that the object is resolved and written once per level;
    /// negative for a value that is always its own, such as an edge.
    /// </summary>
    public virtual int NumberOf(object value) => -1;
}
