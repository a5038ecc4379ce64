using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Http;

/// <summary>Which media type a client wants, by its header <c>Accept</c> with weights (RFC 9110, section 12.5.1).</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string Html = "text/html";

    private static readonly StringValues JsonHeader = Json + "; charset=utf-8";
    private static readonly StringValues GraphQLResponseHeader = GraphQLResponse + "; charset=utf-8";

    /// <summary>The header <c>Content-Type</c> of an answer.</summary>
    public static StringValues Header(string mediaType) => mediaType == Json ? JsonHeader : GraphQLResponseHeader;

    /// <summary>The offered type with the greatest weight, the earlier one where two weigh the same; the first if the client says nothing; null if it accepts none.</summary>
    public static string? Choose(HttpRequest request, params ReadOnlySpan<string> offers)
    {
        // What most clients send needs no parsing.
        if (request.Headers.Accept.Count == 0) return offers[0];
        if (request.Headers.Accept is [var only])
        {
            if (only == "*/*") return offers[0];
            foreach (var offer in offers)
                if (only == offer) return offer;
        }

        var accepted = request.GetTypedHeaders().Accept;
        // A list of nothing asks for nothing else; one of which nothing can be read asks for what is not here.
        if (accepted.Count == 0) return request.Headers.Accept.All(line => line.AsSpan().Trim(", \t").IsEmpty) ? offers[0] : null;
        string? best = null;
        var greatest = 0.0;
        foreach (var offer in offers)
        {
            var weight = WeightOf(offer, accepted);
            if (weight > greatest) (best, greatest) = (offer, weight);
        }

        return best;
    }

    // The most specific range that fits decides: a type before type/*, and that before */*.
    private static double WeightOf(string offer, IList<MediaTypeHeaderValue> accepted)
    {
        var type = new MediaTypeHeaderValue(offer);
        var fitting = accepted.Where(type.IsSubsetOfRange).OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0).FirstOrDefault();
        return fitting is null ? 0 : fitting.Quality ?? 1;
    }

    // Parameters such as charset and q say nothing about the type here.
    private static bool IsSubsetOfRange(this MediaTypeHeaderValue type, MediaTypeHeaderValue range) =>
        range.MatchesAllTypes
        || (range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase) && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)));
}
