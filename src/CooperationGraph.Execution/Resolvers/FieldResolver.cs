namespace CooperationGraph.Execution.Resolvers;

/// <summary>What answers one field: a leaf, something that makes a leaf for each request, or a batch.</summary>
/// <param name="Value">Writes a target of a batch field that has no selection.</param>
internal sealed record FieldResolver(LeafResolver? Leaf, Func<FieldContext, LeafResolver>? Bind, BatchResolver? Batch, LeafResolver? Value);
