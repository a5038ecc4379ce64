namespace CooperationGraph.Server.Hosting;

/// <summary>What a browser may do with what the server sends: nothing is loaded from or sent to another host.</summary>
internal static class SecurityHeaders
{
    private const string Pages = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // The IDE sets styles from script, compiles code for its editor, and runs it in workers.
    private const string Ide =
        "default-src 'self'; script-src 'self' 'unsafe-eval' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; base-uri 'self'; frame-ancestors 'none'";

    // Nothing of an answer is shown as a page.
    private const string Answers = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>For an answer in place of a page. It is short, as it goes with each.</summary>
    public static void ForAnswer(HttpResponse response) => response.Headers.ContentSecurityPolicy = Answers;

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/graphql", StringComparison.Ordinal) ? Ide : Pages;
            return next(http);
        });
}
