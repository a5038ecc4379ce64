namespace CooperationGraph.Resolvers;

/// <summary>What answers one field: a leaf, something that chooses a leaf for each request, or a batch. Exactly one of the three is not null.</summary>
/// <param name="Form">What the leaf reads, chosen or not; null for a batch.</param>
public sealed record FieldResolver(Leaf? Leaf, Func<FieldContext, ValueTask<Leaf>>? Choose, BatchResolver? Batch, LeafForm? Form);
