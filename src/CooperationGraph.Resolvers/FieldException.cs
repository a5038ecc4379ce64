namespace CooperationGraph.Resolvers;

/// <summary>An expected failure of one field: its message and code reach the client, and the field is null.</summary>
public sealed class FieldException(string code, string message, IReadOnlyDictionary<string, object?>? extensions = null) : Exception(message)
{
    /// <summary>The word in <c>extensions.code</c>.</summary>
    public string Code { get; } = code;

    /// <summary>What else stands in the error's <c>extensions</c>; values that System.Text.Json can write.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; } = extensions;
}
