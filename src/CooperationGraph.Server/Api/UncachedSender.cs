using System.IO.Compression;
using CooperationGraph.Execution;
using CooperationGraph.Server.Caching;
using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Server.Api;

/// <summary>Sends an answer that is not kept, compressed as it goes.</summary>
internal static class UncachedSender
{
    // What fits into one packet gains nothing.
    private const int LeastCompressed = 1024;

    public static async Task SendAsync(HttpContext http, Answer answer, string mediaType, StringValues status, StringValues cacheControl)
    {
        RequestTelemetry.Answered(status);
        var response = http.Response;
        // A client that knows the newer media type can tell a refused request by its status; others expect 200 for all that is JSON.
        response.StatusCode = answer.Executed || mediaType == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        response.Headers.ContentType = MediaTypes.Header(mediaType);
        response.Headers.CacheControl = cacheControl;
        response.Headers[CacheStatus.Header] = status;
        var coding = answer.Body.Length < LeastCompressed ? ContentCoding.Identity : AcceptedCodings.Choose(http.Request.Headers.AcceptEncoding);
        if (coding == ContentCoding.Identity) response.ContentLength = answer.Body.Length;
        else response.Headers.ContentEncoding = coding == ContentCoding.Gzip ? "gzip" : "br";
        if (HttpMethods.IsHead(http.Request.Method)) return;
        if (coding == ContentCoding.Identity)
        {
            await response.Body.WriteAsync(answer.Body, http.RequestAborted);
            return;
        }

        await using Stream compressed = coding == ContentCoding.Gzip ? new GZipStream(response.Body, CompressionLevel.Optimal, leaveOpen: true) : new BrotliStream(response.Body, CompressionLevel.Optimal, leaveOpen: true);
        await compressed.WriteAsync(answer.Body, http.RequestAborted);
    }
}
