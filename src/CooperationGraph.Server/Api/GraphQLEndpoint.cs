using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Stores;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Api;

/// <summary><c>/graphql</c>: one request in, one answer out.</summary>
internal sealed partial class GraphQLEndpoint(GraphQLEngine engine, IGraphStore store, TimeProvider clock, ILogger<GraphQLEndpoint> logger)
{
    private const string GraphQLResponse = "application/graphql-response+json";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly byte[] _extensions = Encoding.UTF8.GetBytes($"{{\"revision\":\"{store.Revision}\"}}");

    public async Task HandleAsync(HttpContext http)
    {
        var cancellationToken = http.RequestAborted;
        try
        {
            var request = await RequestReader.ReadAsync(http.Request, cancellationToken);
            var context = new ApiContext(store, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            using var answer = await engine.ExecuteAsync(request, context, _extensions, cancellationToken);
            await SendAsync(http, answer, cancellationToken);
        }
        catch (HttpRequestRefusedException e)
        {
            if (e.Status == StatusCodes.Status405MethodNotAllowed) http.Response.Headers.Allow = "GET, POST";
            await RefuseAsync(http, e.Status, e.Code, e.Message);
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

    private static async Task SendAsync(HttpContext http, Answer answer, CancellationToken cancellationToken)
    {
        // A client that knows the newer media type can tell a refused request by its status; others expect 200 for all that is JSON.
        var isNewer = http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(GraphQLResponse, StringComparison.OrdinalIgnoreCase));
        http.Response.StatusCode = answer.Executed || !isNewer ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        http.Response.ContentType = (isNewer ? GraphQLResponse : "application/json") + "; charset=utf-8";
        http.Response.ContentLength = answer.Body.Length;
        http.Response.Headers[HeaderNames.Vary] = HeaderNames.Accept;
        await http.Response.Body.WriteAsync(answer.Body, cancellationToken);
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
