using CooperationGraph.Server.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CooperationGraph.Server.Hosting;

/// <summary>Refuses large headers in words. What reads the connection would close it with a bare number.</summary>
internal static class HeadersLimit
{
    public const int MaxCount = 100;
    public const int MaxCharacters = 32 * 1024;

    /// <summary>How many times as much is read at all, so that there is somebody to tell.</summary>
    private const int ReadFactor = 8;

    // Of a line: a colon, a space and its end.
    private const int OfLine = 4;

    public static void ReadLargeHeaders(this KestrelServerLimits limits)
    {
        limits.MaxRequestHeaderCount = MaxCount * ReadFactor;
        limits.MaxRequestHeadersTotalSize = MaxCharacters * ReadFactor;
        limits.Http2.MaxRequestHeaderFieldSize = MaxCharacters * ReadFactor;
    }

    public static void UseHeadersLimit(this WebApplication app) =>
        app.Use((http, next) =>
        {
            var (count, characters) = (0, 0);
            foreach (var (name, values) in http.Request.Headers)
            {
                count += values.Count;
                foreach (var value in values) characters += name.Length + value!.Length + OfLine;
            }

            return count <= MaxCount && characters <= MaxCharacters
                ? next(http)
                : GraphQLEndpoint.RefuseAsync(
                    http, StatusCodes.Status431RequestHeaderFieldsTooLarge, ErrorTable.HeadersTooLarge,
                    $"The request has {count} headers with {characters} characters; at most {MaxCount} with {MaxCharacters} are read. Send fewer and shorter ones; none that the service reads is long.");
        });
}
