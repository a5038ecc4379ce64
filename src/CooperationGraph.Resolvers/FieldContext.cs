namespace CooperationGraph.Resolvers;

/// <summary>What a leaf is chosen by: the same for all objects of a request.</summary>
public sealed record FieldContext(FieldArguments Arguments, RequestContext Request);
