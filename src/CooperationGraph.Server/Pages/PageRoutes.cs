using System.Globalization;
using CooperationGraph.Datasets;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CooperationGraph.Server.Pages;

/// <summary>Which address shows which page. Every page of data is the answer to one GraphQL operation.</summary>
internal static class PageRoutes
{
    private static readonly string[] DefaultTypes = ["BELT_AND_ROAD_DOCUMENT", "MID_TO_LONG_TERM_PLAN", "INVESTMENT_PROTECTION_AGREEMENT"];

    private static readonly byte[] Style = ReadStyle();

    public static void Map(WebApplication app, EngineOptions bounds)
    {
        // As a delegate: a method of one HttpContext alone would be taken for one that writes its own response.
        app.MapGet("/", (Delegate)HomeAsync);
        app.MapGet("/coverage", CoverageAsync);
        app.MapGet("/docs", () => Page<DocsPage>(new { Limits = LimitsOf(bounds) }));
        app.MapGet("/docs/errors", () => Page<ErrorsPage>(new { }));
        app.MapGet("/style.css", (HttpResponse response) =>
        {
            response.Headers.CacheControl = "max-age=3600";
            return Results.Bytes(Style, "text/css; charset=utf-8");
        });
        foreach (var (segment, kind) in NodeAddress.Kinds) app.MapGet($"/{segment}/{{**key}}", (HttpContext http, string key) => NodeAsync(http, kind, key));
        app.MapFallback((HttpContext http) => Page<NotFoundPage>(new { Asked = http.Request.Path.Value }, StatusCodes.Status404NotFound));
    }

    private static async Task<RazorComponentResult> HomeAsync(HttpContext http) => Page<HomePage>(new { Query = await PageQuery.RunAsync(http, "home") });

    private static async Task<RazorComponentResult> NodeAsync(HttpContext http, string kind, string key)
    {
        var id = $"{kind}:{key}";
        var query = await PageQuery.RunAsync(http, kind, new { id });
        if (query.HasData && query.Data.GetProperty("node").ValueKind == System.Text.Json.JsonValueKind.Object) return Page<NodePage>(new { Query = query });
        return Page<NotFoundPage>(new { Asked = id, Near = await NearAsync(http, kind, id) }, StatusCodes.Status404NotFound);
    }

    private static async Task<IReadOnlyList<string>> NearAsync(HttpContext http, string kind, string id)
    {
        var label = kind == "group" ? CountryGroup.Label : GraphModel.Labels.Single(each => each.Name.Equals(kind, StringComparison.OrdinalIgnoreCase));
        var known = await http.RequestServices.GetRequiredService<IGraphStore>().FindNodesAsync(label, Condition.Always, NodeOrder.ById, PageRequest.Whole, http.RequestAborted);
        return NearestName.AllOf(id, known.Nodes.Select(node => node.Id), count: 5);
    }

    private static async Task<RazorComponentResult> CoverageAsync(HttpContext http, TimeProvider clock)
    {
        var asked = http.Request.Query;
        var group = Or(asked["group"], "group:central-asia-5");
        var counterpart = Or(asked["with"], "CHN").ToUpperInvariant();
        var asOf = Or(asked["asOf"], clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        string[] types = asked["type"] is { Count: > 0 } given ? [.. given.OfType<string>()] : DefaultTypes;
        var query = await PageQuery.RunAsync(http, "coverage", new { countries = new { group }, types, counterpart, asOf });
        // What is no type or no date is refused whole; the form is shown again over an empty choice, with what was wrong.
        var shown = query.HasData ? query : await PageQuery.RunAsync(http, "coverage", new { countries = new { group = "group:central-asia-5" }, types = Array.Empty<string>(), counterpart = "CHN" });
        return Page<CoveragePage>(
            new { Query = shown, query.Errors, Group = group, Counterpart = counterpart, AsOf = asOf, Types = types },
            query.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static IReadOnlyList<(string What, string AtMost)> LimitsOf(EngineOptions bounds) =>
    [
        ("Nesting of fields", $"{bounds.MaxDepth}"),
        ("Fields, those of fragments counted where they are spread", $"{bounds.MaxFields:N0}"),
        ("Aliases", $"{bounds.MaxAliases}"),
        ("Root fields", $"{bounds.MaxRootFields}"),
        ("Tokens of the text", $"{bounds.MaxTokens:N0}"),
        ("Answer", $"{bounds.MaxAnswerBytes / (1024 * 1024)} MiB"),
        ("Time", $"{bounds.Timeout.TotalSeconds:0} s"),
        ("Rows of a page of a list", "200"),
    ];

    private static string Or(string? given, string otherwise) => string.IsNullOrWhiteSpace(given) ? otherwise : given.Trim();

    private static RazorComponentResult Page<T>(object parameters, int status = StatusCodes.Status200OK)
        where T : IComponent => new RazorComponentResult<T>(parameters) { StatusCode = status, ContentType = "text/html; charset=utf-8" };

    private static byte[] ReadStyle()
    {
        using var stream = typeof(PageRoutes).Assembly.GetManifestResourceStream("style.css")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
