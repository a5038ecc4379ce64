namespace CooperationGraph.Resolvers;

/// <summary>
/// Answers one field for all distinct objects of a level at once. Throws <see cref="FieldException"/> for an expected failure of all of
/// them; any other exception reaches the client as INTERNAL_SERVER_ERROR, without its text.
/// </summary>
public delegate ValueTask<BatchAnswer> BatchResolver(BatchContext context);
