using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Stores;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Api;

/// <summary><c>/graphql</c>: one request in, one answer out.</summary>
internal sealed partial class GraphQLEndpoint(GraphQLEngine engine, CurrentStore current, TimeProvider clock, ILogger<GraphQLEndpoint> logger)
{
    // The name that other servers use for the same.
    private const string CostHeader = "GraphQL-Cost";
    internal const string RetryAfterSeconds = "2";
    private const string Allowed = "GET, HEAD, POST, OPTIONS";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a browser asks for something to look at, not a client for JSON. <c>?ide=off</c> always answers JSON.</summary>
    public static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Query["ide"] != "off" && MediaTypes.Choose(request, MediaTypes.Json, MediaTypes.GraphQLResponse, MediaTypes.Html) == MediaTypes.Html;

    public async Task HandleAsync(HttpContext http)
    {
        var cancellationToken = http.RequestAborted;
        http.Response.Headers[HeaderNames.Vary] = HeaderNames.Accept;
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
            var request = await RequestReader.ReadAsync(http.Request, cancellationToken);
            if (http.Request.Headers[CostHeader] == "report") request = request with { ReportCost = true };
            var store = RequestTelemetry.Counted(current.Store);
            var context = new ApiContext(store, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            using var activity = RequestTelemetry.Start();
            var start = Stopwatch.GetTimestamp();
            using var answer = await engine.ExecuteAsync(request, context, Encoding.UTF8.GetBytes($"{{\"revision\":\"{store.Revision}\"}}"), cancellationToken);
            RequestTelemetry.Record(activity, answer, store, start);
            await SendAsync(http, answer, mediaType, cancellationToken);
        }
        catch (HttpRequestRefusedException e)
        {
            if (e.Status == StatusCodes.Status405MethodNotAllowed) http.Response.Headers.Allow = Allowed;
            await RefuseAsync(http, e.Status, e.Code, e.Message);
        }
        catch (StoreUnavailableException e)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, ErrorTable.StoreUnavailable, e.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody reads the answer.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            Log.RequestFailed(logger, e);
            await RefuseAsync(http, StatusCodes.Status500InternalServerError, ErrorCodes.Internal, "The server failed to answer. The failure has been logged.");
        }
    }

    private static async Task SendAsync(HttpContext http, Answer answer, string mediaType, CancellationToken cancellationToken)
    {
        // A client that knows the newer media type can tell a refused request by its status; others expect 200 for all that is JSON.
        http.Response.StatusCode = answer.Executed || mediaType == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        http.Response.ContentType = mediaType + "; charset=utf-8";
        http.Response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(answer.Body, cancellationToken);
    }

    private static Task RefuseAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { errors = new[] { new { message, extensions = new { code } } } }, Relaxed, "application/json; charset=utf-8");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A request failed.")]
        public static partial void RequestFailed(ILogger logger, Exception exception);
    }
}
