using GraphQLParser;

namespace CooperationGraph.Execution.Planning;

/// <summary>Why a request is refused before anything is executed.</summary>
internal sealed record RequestError(string Code, string Message, IReadOnlyList<Location> Locations)
{
    public RequestError(string code, string message)
        : this(code, message, [])
    {
    }

    /// <summary>The line of the text with a caret below the place; null if it would not help.</summary>
    public string? Source { get; init; }
}
