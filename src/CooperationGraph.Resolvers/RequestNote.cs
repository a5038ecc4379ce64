namespace CooperationGraph.Resolvers;

/// <summary>What a client should know of an answer that is right as it is; it stands in <c>extensions.notes</c>.</summary>
public sealed record RequestNote(string Code, string Message);
