using GraphQLParser;

namespace CooperationGraph.Execution.Planning;

/// <summary>Why a request is refused before anything is executed.</summary>
internal sealed record RequestError(string Code, string Message, IReadOnlyList<Location> Locations)
{
    public RequestError(string code, string message)
        : this(code, message, [])
    {
    }
}
