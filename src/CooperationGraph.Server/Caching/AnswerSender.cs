using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Caching;

/// <summary>Sends a cached answer, or 304 where the client has it.</summary>
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

    /// <param name="status">A <see cref="CacheStatus"/>.</param>
    public static Task SendAsync(HttpContext http, CachedAnswer answer, StringValues contentType, bool pinned, StringValues status)
    {
        var (request, response) = (http.Request, http.Response);
        var form = answer.FormIn(AcceptedCodings.Choose(request.Headers.AcceptEncoding));
        var headers = response.Headers;
        headers.ETag = form.ETag;
        headers.CacheControl = pinned && answer.Day is null ? Immutable : Revalidate;
        headers.Vary = Vary;
        headers[CacheStatus.Header] = status;
        var isGet = !HttpMethods.IsPost(request.Method);
        if (isGet && request.Headers.IfNoneMatch is { Count: > 0 } known && Matches(known, form.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = contentType;
        headers.ContentLength = form.Bytes.Length;
        if (form.ContentEncoding.Count > 0) headers.ContentEncoding = form.ContentEncoding;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(form.Bytes, 0, form.Bytes.Length);
    }

    // Weak comparison (RFC 9110, section 13.1.2).
    private static bool Matches(StringValues known, StringValues own)
    {
        if (known is [var only] && only == own) return true;
        if (!EntityTagHeaderValue.TryParseList(known, out var tags)) return false;
        var tag = EntityTagHeaderValue.Parse(own.ToString());
        return tags.Any(each => each.Equals(EntityTagHeaderValue.Any) || each.Compare(tag, useStrongComparison: false));
    }
}
