using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Caching;
using CooperationGraph.Stores;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Http;

/// <summary>
/// <c>/graphql</c>: one request in, one answer out. A request whose very bytes were answered before gets that answer again without being read; any
/// other is read, looked up by what it asks, and executed where nobody has asked it before.
/// </summary>
internal sealed partial class GraphQLEndpoint(OperationAnswers answers, HotAnswers hot, RequestClock clock, ILogger<GraphQLEndpoint> logger)
{
    // The name that other servers use for the same.
    private const string CostHeader = "GraphQL-Cost";
    internal const string RetryAfterSeconds = "2";
    internal const string Allowed = "GET, HEAD, POST, OPTIONS";

    // A larger body seldom comes at once, and takes long to read.
    private const int MaxSmallBody = 64 * 1024;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a browser asks for something to look at, not a client for JSON. <c>?ide=off</c> always answers JSON.</summary>
    public static bool WantsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && MediaTypes.Choose(request, MediaTypes.Json, MediaTypes.GraphQLResponse, MediaTypes.Html) == MediaTypes.Html && request.Query["ide"] != "off";

    /// <summary>Whether it says that it has little to read.</summary>
    public static bool IsSmall(HttpRequest request) => !HttpMethods.IsPost(request.Method) || request.ContentLength <= MaxSmallBody;

    public Task HandleAsync(HttpContext http)
    {
        var request = http.Request;
        // Whatever is unusual or wrong is for the long way.
        if (hot.AreOff || request.Headers.ContainsKey(CostHeader) || request.Headers.ContentEncoding.Count > 0 || MediaTypes.Choose(request, MediaTypes.Json, MediaTypes.GraphQLResponse) is not { } mediaType) return AnswerAsync(http);
        HotAnswer found;
        if (HttpMethods.IsGet(request.Method)) return hot.TryFind(request.QueryString.Value, isPost: false, default, out found) ? SendAsync(http, found, mediaType) : AnswerAsync(http);
        if (!HttpMethods.IsPost(request.Method) || !RequestReader.IsPlainJson(request) || !IsSmall(request) || !TryPeek(request, out var read))
            return AnswerAsync(http);
        if (read.IsCompleted && hot.TryFind(request.QueryString.Value, isPost: true, read.Buffer, out found))
        {
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return SendAsync(http, found, mediaType);
        }

        // Left for the long way as if nobody had looked.
        request.BodyReader.AdvanceTo(read.Buffer.Start);
        return AnswerAsync(http);
    }

    private static bool TryPeek(HttpRequest request, out ReadResult read)
    {
        try
        {
            return request.BodyReader.TryRead(out read);
        }
        catch (IOException)
        {
            // The long way meets it again, and says what is wrong.
            RequestReader.CloseAfter(request);
            read = default;
            return false;
        }
    }

    private static Task SendAsync(HttpContext http, in HotAnswer found, string mediaType)
    {
        RequestTelemetry.Answered(found.Outcome);
        return AnswerSender.SendAsync(http, found.Answer, mediaType, found.Pinned, found.Outcome);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var cancellationToken = http.RequestAborted;
        var begun = clock.Now;
        http.Response.Headers.Vary = AnswerSender.Vary;
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.Headers.Allow = Allowed;
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        try
        {
            var mediaType = MediaTypes.Choose(http.Request, MediaTypes.Json, MediaTypes.GraphQLResponse)
                ?? throw new HttpRequestRefusedException(
                    StatusCodes.Status406NotAcceptable, ErrorTable.NotAcceptable, $"The answer is {MediaTypes.GraphQLResponse} or {MediaTypes.Json}; the header Accept allows neither.");
            RequestReader.CheckHeaders(http.Request);
            var (body, isInPlace) = HttpMethods.IsPost(http.Request.Method) ? await RequestReader.ReadBodyAsync(http.Request, clock, begun, cancellationToken) : default;
            var (request, fingerprint) = (default(GraphQLRequest), default(string));
            try
            {
                request = RequestReader.Read(http.Request, body);
                fingerprint = hot.AreOff ? null : RequestFingerprint.Of(http.Request.QueryString.Value, HttpMethods.IsPost(http.Request.Method), body);
            }
            finally
            {
                if (isInPlace) http.Request.BodyReader.AdvanceTo(body.End);
            }

            request = request with { ReportCost = http.Request.Headers[CostHeader] == "report", Begun = begun };
            var pinned = RequestReader.RevisionOf(http.Request);
            using var answer = await answers.AnswerAsync(request, fingerprint, pinned, cancellationToken);
            await AnswerSender.SendAsync(http, answer, mediaType, pinned is not null);
        }
        catch (HttpRequestRefusedException e)
        {
            if (e.Status == StatusCodes.Status405MethodNotAllowed) http.Response.Headers.Allow = Allowed;
            if (e.Code == ErrorTable.PersistedQueryNotSupported) await TellPersistedAsync(http, e);
            else await RefuseAsync(http, e.Status, e.Code, e.Message);
        }
        catch (UnknownRevisionException e)
        {
            await RefuseAsync(http, StatusCodes.Status404NotFound, ErrorTable.RevisionUnknown, e.Message);
        }
        catch (StoreUnavailableException e)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, ErrorTable.StoreUnavailable, e.Message);
        }
        catch (Exception e) when (IsGone(e, cancellationToken))
        {
            // Nobody reads the answer.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            Log.RequestFailed(logger, e);
            await RefuseAsync(http, StatusCodes.Status500InternalServerError, ErrorCodes.Internal, "The server failed to answer. The failure has been logged.");
        }
    }

    /// <summary>Answers with one error in place of an answer.</summary>
    public static Task RefuseAsync(HttpContext http, int status, string code, string message, string mediaType = MediaTypes.Json)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = AnswerSender.NoStore;
        return http.Response.WriteAsJsonAsync(new { errors = new[] { new { message, extensions = new { code } } } }, Relaxed, MediaTypes.Header(mediaType).ToString());
    }

    // It is an answer of GraphQL, not a failure of HTTP: clients of the older media type read no other body than that of a 200.
    private static Task TellPersistedAsync(HttpContext http, HttpRequestRefusedException refused) =>
        MediaTypes.Choose(http.Request, MediaTypes.Json, MediaTypes.GraphQLResponse) == MediaTypes.GraphQLResponse
            ? RefuseAsync(http, refused.Status, refused.Code, refused.Message, MediaTypes.GraphQLResponse)
            : RefuseAsync(http, StatusCodes.Status200OK, refused.Code, refused.Message);

    // A connection that breaks while the body comes is told by the reader, or by the token, whichever sees it first.
    private static bool IsGone(Exception e, CancellationToken cancellationToken) =>
        e is OperationCanceledException { InnerException: not null } || (e is OperationCanceledException or IOException && cancellationToken.IsCancellationRequested);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A request failed.")]
        public static partial void RequestFailed(ILogger logger, Exception exception);
    }
}
