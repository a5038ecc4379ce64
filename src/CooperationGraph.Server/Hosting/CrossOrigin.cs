using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// Pages of any site may read: nothing is kept for a user, so nothing is lost by it. Every response says so, whoever asks, for a shared cache gives
/// one stored for a request without <c>Origin</c> to those that have one (Fetch standard, "CORS protocol and HTTP caches").
/// </summary>
internal static class CrossOrigin
{
    private static readonly StringValues Anyone = "*";
    private static readonly StringValues Exposed = "ETag, Cache-Status, Retry-After";
    private static readonly StringValues Methods = "GET, HEAD, POST";

    // The wildcard covers all but Authorization, which some clients send whatever they are told.
    private static readonly StringValues Headers = "Content-Type, Authorization, *";

    // The most that a browser honours: a day.
    private static readonly StringValues MaxAge = "86400";

    public static void UseCrossOrigin(this WebApplication app) =>
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.AccessControlAllowOrigin = Anyone;
            if (!HttpMethods.IsOptions(http.Request.Method) || http.Request.Headers.AccessControlRequestMethod.Count == 0)
            {
                headers.AccessControlExposeHeaders = Exposed;
                return next(http);
            }

            headers.AccessControlAllowMethods = Methods;
            headers.AccessControlAllowHeaders = Headers;
            headers.AccessControlMaxAge = MaxAge;
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
}
