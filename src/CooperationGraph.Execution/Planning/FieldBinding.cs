using CooperationGraph.Execution.Output;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Execution.Planning;

/// <summary>What answers one field, as the engine uses it: a leaf, something that makes a leaf for each request, or a batch.</summary>
/// <param name="Value">Writes a target of a batch field that has no selection.</param>
internal sealed record FieldBinding(LeafWriter? Leaf, Func<FieldContext, ValueTask<LeafWriter>>? Bind, BatchResolver? Batch, LeafWriter? Value);
