using System.IO.Compression;
using CooperationGraph.Execution;
using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Caching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Http;

/// <summary>Sends an answer: one that is kept in a coding that is kept with it, or 304 where the client has it; one that is not, compressed as it goes.</summary>
internal static class AnswerSender
{
    /// <summary>Both choose the answer's form.</summary>
    public static readonly StringValues Vary = "Accept, Accept-Encoding";

    /// <summary>Of the current revision: a newer one may come at any time. Asking again costs a 304.</summary>
    public static readonly StringValues Revalidate = "public, max-age=0, must-revalidate";

    /// <summary>Of a revision that the URL names: the same for ever, or for a year, the most that caches honour (RFC 8246).</summary>
    public static readonly StringValues Immutable = "public, max-age=31536000, immutable";

    /// <summary>Of what another request may get otherwise: errors, reports.</summary>
    public static readonly StringValues NoStore = "no-store";

    // What fits into one packet gains nothing.
    private const int LeastCompressed = 1024;

    // In the order of the codings.
    private static readonly StringValues[] Encodings = [default, "gzip", "br"];

    /// <param name="pinned">Whether the URL names the revision.</param>
    public static Task SendAsync(HttpContext http, OperationAnswer answer, string mediaType, bool pinned) =>
        answer.Kept is { } kept ? SendAsync(http, kept, mediaType, pinned, answer.Outcome) : SendOwnAsync(http, answer.Own!, mediaType, answer.Outcome);

    /// <inheritdoc cref="SendAsync(HttpContext, OperationAnswer, string, bool)"/>
    public static Task SendAsync(HttpContext http, CachedAnswer answer, string mediaType, bool pinned, CacheOutcome outcome)
    {
        var (request, response) = (http.Request, http.Response);
        var form = answer.FormIn(AcceptedCodings.Choose(request.Headers.AcceptEncoding));
        var headers = response.Headers;
        headers.ETag = form.Tag;
        headers.CacheControl = pinned && answer.Day is null ? Immutable : Revalidate;
        headers.Vary = Vary;
        headers[CacheStatus.Header] = CacheStatus.Of(outcome);
        var isGet = !HttpMethods.IsPost(request.Method);
        if (isGet && request.Headers.IfNoneMatch is { Count: > 0 } known && Matches(known, form.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = MediaTypes.Header(mediaType);
        headers.ContentLength = form.Bytes.Length;
        if (form.Coding != ContentCoding.Identity) headers.ContentEncoding = Encodings[(int)form.Coding];
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(form.Bytes, 0, form.Bytes.Length);
    }

    private static async Task SendOwnAsync(HttpContext http, Answer answer, string mediaType, CacheOutcome outcome)
    {
        var response = http.Response;
        // A client that knows the newer media type can tell a refused request by its status; others expect 200 for all that is JSON, but for what a GET may never ask (GraphQL over HTTP, "GET").
        var isUnsafe = !HttpMethods.IsPost(http.Request.Method) && answer.ErrorCodes.Contains(ErrorCodes.OperationNotSupported);
        if (isUnsafe) response.Headers.Allow = GraphQLEndpoint.Allowed;
        response.StatusCode = isUnsafe ? StatusCodes.Status405MethodNotAllowed : answer.Executed || mediaType == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        response.Headers.ContentType = MediaTypes.Header(mediaType);
        response.Headers.CacheControl = answer.IsRight && outcome != CacheOutcome.Bypass ? Revalidate : NoStore;
        response.Headers[CacheStatus.Header] = CacheStatus.Of(outcome);
        var coding = answer.Body.Length < LeastCompressed ? ContentCoding.Identity : AcceptedCodings.Choose(http.Request.Headers.AcceptEncoding);
        if (coding == ContentCoding.Identity) response.ContentLength = answer.Body.Length;
        else response.Headers.ContentEncoding = Encodings[(int)coding];
        if (HttpMethods.IsHead(http.Request.Method)) return;
        if (coding == ContentCoding.Identity)
        {
            await response.Body.WriteAsync(answer.Body, http.RequestAborted);
            return;
        }

        await using Stream compressed = coding == ContentCoding.Gzip ? new GZipStream(response.Body, CompressionLevel.Optimal, leaveOpen: true) : new BrotliStream(response.Body, CompressionLevel.Optimal, leaveOpen: true);
        await compressed.WriteAsync(answer.Body, http.RequestAborted);
    }

    // Weak comparison (RFC 9110, section 13.1.2).
    private static bool Matches(StringValues known, string own)
    {
        if (known is [var only] && only == own) return true;
        if (!EntityTagHeaderValue.TryParseList(known, out var tags)) return false;
        var tag = EntityTagHeaderValue.Parse(own);
        return tags.Any(each => each.Equals(EntityTagHeaderValue.Any) || each.Compare(tag, useStrongComparison: false));
    }
}
