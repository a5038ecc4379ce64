namespace CooperationGraph.Execution;

/// <summary>
/// Answers one field for all distinct objects of a level at once. Throws <see cref="FieldException"/> for an expected failure of all of
/// them; any other exception reaches the client as INTERNAL_SERVER_ERROR, without its text.
/// </summary>
public delegate ValueTask<BatchAnswer> BatchResolver(BatchContext context);

/// <summary>What a <see cref="BatchResolver"/> is asked. Nothing of it may be kept after the answer.</summary>
/// <param name="Parents">The distinct objects of the level; never empty.</param>
/// <param name="Arguments">Coerced, with defaults.</param>
/// <param name="Needs">What is selected below the field.</param>
/// <param name="CancellationToken">Cancelled when the client goes away or the time is over.</param>
public sealed record BatchContext(
    ArraySegment<object> Parents, FieldArguments Arguments, RequestContext Request, FieldNeeds Needs, CancellationToken CancellationToken);

/// <summary>What a leaf resolver is bound to: the same for all objects of a request.</summary>
public sealed record FieldContext(FieldArguments Arguments, RequestContext Request);
