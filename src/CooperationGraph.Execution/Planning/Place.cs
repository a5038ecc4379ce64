using GraphQLParser;

namespace CooperationGraph.Execution.Planning;

/// <summary>Where in a document something begins, as errors tell it.</summary>
internal static class Place
{
    private const string Quotes = "\"\"\"";

    /// <param name="source">The document as it was sent.</param>
    /// <param name="position">As the parser has it, which counts a block string from the last of the three quotes before it; errors count it from the first. Of what else may begin after two quotes there is only a string that follows a block string at once, which no grammar has a use for.</param>
    public static Location Of(ROM source, int position)
    {
        var first = position + 1 - Quotes.Length;
        return Location.FromLinearPosition(source, first >= 0 && source.Span[first..].StartsWith(Quotes) ? first : position);
    }
}
