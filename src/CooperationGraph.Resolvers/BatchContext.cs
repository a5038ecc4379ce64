namespace CooperationGraph.Resolvers;

/// <summary>What a <see cref="BatchResolver"/> is asked. Nothing of it may be kept after the answer.</summary>
/// <param name="Parents">The distinct objects of the level; never empty.</param>
/// <param name="Arguments">Coerced, with defaults.</param>
/// <param name="Needs">What is selected below the field.</param>
/// <param name="CancellationToken">Cancelled when the client goes away or the time is over.</param>
public sealed record BatchContext(
    ArraySegment<object> Parents, FieldArguments Arguments, RequestContext Request, FieldNeeds Needs, CancellationToken CancellationToken)
{
    /// <summary>One value per parent.</summary>
    public BatchAnswer Each<T>(Func<T, object?> select)
        where T : class
    {
        var targets = new object?[Parents.Count];
        for (var i = 0; i < targets.Length; i++) targets[i] = select((T)Parents[i]);
        return BatchAnswer.Values(targets);
    }

    /// <summary>One list per parent.</summary>
    public BatchAnswer Lists<T>(Func<T, IReadOnlyList<object>> select)
        where T : class
    {
        var lists = new IReadOnlyList<object>[Parents.Count];
        for (var i = 0; i < lists.Length; i++) lists[i] = select((T)Parents[i]);
        return BatchAnswer.Lists(lists);
    }
}
