using System.Text;
using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Server.Api;
using CooperationGraph.Stores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Pages;

/// <summary>Which address shows which page. Every page of data is the answer to one GraphQL operation.</summary>
internal static class PageRoutes
{
    private static readonly byte[] Style = ReadStyle();

    public static void Map(WebApplication app, EngineOptions bounds)
    {
        // As a delegate: a method of one HttpContext alone would be taken for one that writes its own response.
        app.MapGet("/", (Delegate)HomeAsync);
        app.MapGet("/coverage", CoverageAsync);
        app.MapGet("/coverage.csv", CoverageCsvAsync);
        app.MapGet("/docs/model", () => Page<ModelPage>(new { }));
        app.MapGet("/docs/types", (Delegate)TypesAsync);
        app.MapGet("/docs/types/{name}", TypeAsync);
        app.MapGet("/docs/licences", (Delegate)LicencesAsync);
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

    private static async Task<RazorComponentResult> TypesAsync(HttpContext http) => Page<TypesPage>(new { Query = await PageQuery.RunAsync(http, "types") });

    private static async Task<RazorComponentResult> LicencesAsync(HttpContext http) => Page<LicencesPage>(new { Query = await PageQuery.RunAsync(http, "licences") });

    private static async Task<RazorComponentResult> TypeAsync(HttpContext http, string name)
    {
        var query = await PageQuery.RunAsync(http, "type", new { name });
        return query.HasData && query.Data.GetProperty("__type").ValueKind == JsonValueKind.Object ? Page<TypePage>(new { Query = query }) : Page<NotFoundPage>(new { Asked = name }, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> NodeAsync(HttpContext http, string kind, string key)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var id = $"{kind}:{key}";
        var query = await PageQuery.RunAsync(http, kind, new { id });
        if (!query.HasData || query.Data.GetProperty("node").ValueKind != JsonValueKind.Object)
            return Page<NotFoundPage>(new { Asked = id, Near = await NearAsync(http, kind, id) }, StatusCodes.Status404NotFound);
        return MediaTypes.Choose(http.Request, MediaTypes.Html, JsonLd.MediaType) == JsonLd.MediaType
            ? Results.Text(JsonLd.Of(query.Data), JsonLd.MediaType)
            : Page<NodePage>(new { Query = query });
    }

    private static async Task<IReadOnlyList<string>> NearAsync(HttpContext http, string kind, string id)
    {
        var label = kind == "group" ? CountryGroup.Label : GraphModel.Labels.Single(each => each.Name.Equals(kind, StringComparison.OrdinalIgnoreCase));
        var known = await http.RequestServices.GetRequiredService<CurrentStore>().Store.FindNodesAsync(label, Condition.Always, NodeOrder.ById, PageRequest.Whole, http.RequestAborted);
        return NearestName.AllOf(id, known.Nodes.Select(node => node.Id), count: 5);
    }

    private static async Task<RazorComponentResult> CoverageAsync(HttpContext http, TimeProvider clock)
    {
        var choice = CoverageChoice.Of(http.Request, clock);
        var query = await PageQuery.RunAsync(http, "coverage", choice.Variables);
        // What is no type or no date is refused whole; the form is shown again over an empty choice, with what was wrong.
        var shown = query.HasData ? query : await PageQuery.RunAsync(http, "coverage", CoverageChoice.Nothing);
        return Page<CoveragePage>(
            new { Query = shown, query.Errors, Choice = http.Request.QueryString.Value, choice.Group, choice.Counterpart, choice.AsOf, choice.Types },
            query.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> CoverageCsvAsync(HttpContext http, TimeProvider clock)
    {
        var query = await PageQuery.RunAsync(http, "coverage", CoverageChoice.Of(http.Request, clock).Variables);
        if (query.Errors.Count > 0) return Results.Text(string.Join('\n', query.Errors), statusCode: StatusCodes.Status400BadRequest);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"coverage-{query.Data.Text("coverage", "asOf")}-{query.Data.Text("dataset", "revision")}.csv\"";
        return Results.Text(CoverageCsv.Of(query.Data), "text/csv", Encoding.UTF8);
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
