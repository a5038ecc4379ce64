using CooperationGraph.Server.Http;

namespace CooperationGraph.Server.Hosting;

/// <summary>Refuses a long URL in words. What reads the connection would close it with a bare number.</summary>
internal static class UrlLimit
{
    public const int MaxCharacters = 16 * 1024;

    /// <summary>What is read at all, so that there is somebody to tell: as much as a body.</summary>
    public const int MaxReadBytes = 1024 * 1024;

    public static void UseUrlLimit(this WebApplication app) =>
        app.Use((http, next) =>
        {
            var length = (http.Request.Path.Value?.Length ?? 0) + (http.Request.QueryString.Value?.Length ?? 0);
            return length <= MaxCharacters
                ? next(http)
                : GraphQLEndpoint.RefuseAsync(
                    http, StatusCodes.Status414UriTooLong, ErrorTable.UrlTooLong,
                    $"The URL has {length} characters; at most {MaxCharacters} are read. Send the request by POST, with query and variables as JSON in the body.");
        });
}
