namespace CooperationGraph.Resolvers;

/// <summary>A custom scalar, written as a string.</summary>
/// <param name="Parse">What a resolver gets for a text; null for a text that is none. The text itself where it is not given: its resolvers know best what is wrong with one.</param>
/// <param name="Hint">How a value is written: a sentence for whoever wrote another.</param>
public sealed record CustomScalar(string Name, Func<string, object?>? Parse = null, string? Hint = null);
