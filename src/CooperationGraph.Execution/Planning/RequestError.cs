using GraphQLParser;

namespace CooperationGraph.Execution.Planning;

/// <summary>Why a request is refused before anything is executed.</summary>
internal sealed record RequestError(string Code, string Message, IReadOnlyList<Location> Locations)
{
    public RequestError(string code, string message)
        : this(code, message, [])
    {
    }

    /// <summary>
    /// Finding a place in the text takes a walk to it: of more errors than these the places are not looked for, and in an answer only the first are
    /// listed. Thousands of errors behind a mebibyte of white space took seconds.
    /// </summary>
    public const int MostLocated = 100;

    /// <summary>The line of the text with a caret below the place; null if it would not help.</summary>
    public string? Source { get; init; }
}
