using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Pages;

/// <summary>Banana Cake Pop, served from this host to browsers that open <c>/graphql</c>. Its files are fetched by the build where npm is.</summary>
internal static class Ide
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "ide");

    // Null where the build had no npm.
    private static readonly string? Page = ReadPage();

    /// <summary>Serves its files under <c>/graphql/</c>, and tells it by <c>bcp-config.json</c> to talk to this host alone.</summary>
    public static void Map(WebApplication app)
    {
        if (Page is null) return;
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Folder), RequestPath = "/graphql", OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "max-age=86400" });
        app.MapMethods("/graphql/bcp-config.json", [HttpMethods.Get, HttpMethods.Head], () => Results.Json(Config));
    }

    public static Task WriteAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        // What the address asks for may not be kept for another, nor for a client that wants the answer.
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = HeaderNames.Accept;
        return http.Response.WriteAsync(Page ?? PlainForm(http.Request.Query["query"].ToString()));
    }

    // A first visit starts with the question that the service began with; the front page links to the others.
    private static Dictionary<string, object?> Config { get; } = new()
    {
        ["title"] = "CooperationGraph",
        ["useBrowserUrlAsEndpoint"] = true,
        ["includeCookies"] = false,
        ["disableTelemetry"] = true,
        ["graphQLDocument"] = Examples.Sentence.Text,
    };

    private static string? ReadPage()
    {
        var file = Path.Combine(Folder, "index.html");
        // Its links are relative to a folder, and the page stands at /graphql.
        return File.Exists(file) ? File.ReadAllText(file).Replace("<head>", "<head><base href=\"/graphql/\"><script src=\"start.js\"></script>", StringComparison.Ordinal) : null;
    }

    /// <summary>What stands in for it where the build had no npm.</summary>
    internal static string PlainForm(string query) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>GraphQL</title></head>
        <body>
        <h1>GraphQL</h1>
        <p>This build has no IDE: its files are fetched by npm. Install Node.js with npm and run <code>dotnet build</code> again, or write a query here.</p>
        <form action="/graphql" method="get"><input type="hidden" name="ide" value="off">
        <p><label for="query">Query</label></p><p><textarea id="query" name="query" rows="20" cols="80">{{System.Net.WebUtility.HtmlEncode(query.Length > 0 ? query : "{ dataset { revision counts { label count } } }")}}</textarea></p>
        <p><button>Run</button></p></form>
        </body>
        </html>
        """;
}
