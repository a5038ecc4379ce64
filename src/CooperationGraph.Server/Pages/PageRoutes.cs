using System.Text;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Server.Api;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Pages;

/// <summary>Which address shows which page. Every page of data is the answer to one GraphQL operation.</summary>
internal static class PageRoutes
{
    private static readonly byte[] Style = ReadStyle();
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(WebApplication app, EngineOptions bounds)
    {
        var pages = app.MapGroup("").AddEndpointFilter(TellOfNoStoreAsync);
        Map("/", HomeAsync);
        Map("/coverage", CoverageAsync);
        Map("/coverage.csv", CoverageCsvAsync);
        Map("/docs/model", () => Page<ModelPage>(new { }));
        Map("/docs/types", (HttpContext http) => ShowAsync<TypesPage>(http, "types"));
        Map("/docs/types/{name}", TypeAsync);
        Map("/docs/licences", (HttpContext http) => ShowAsync<LicencesPage>(http, "licences"));
        Map("/docs", () => Page<DocsPage>(new { Limits = LimitsOf(bounds), Bounds = bounds }));
        Map("/docs/errors", () => Page<ErrorsPage>(new { }));
        Map("/style.css", (HttpResponse response) =>
        {
            response.Headers.CacheControl = "max-age=3600";
            return Results.Bytes(Style, "text/css; charset=utf-8");
        });
        foreach (var (segment, kind) in NodeAddress.Kinds)
        {
            Map($"/{segment}", (HttpContext http, string? after) => ListAsync(http, segment, after));
            Map($"/{segment}/{{**key}}", (HttpContext http, string key) => NodeAsync(http, kind, key));
        }

        pages.MapFallback((HttpContext http) => Page<NotFoundPage>(new { Asked = http.Request.Path.Value }, StatusCodes.Status404NotFound)).WithMetadata(new HttpMethodMetadata(Methods));

        void Map(string pattern, Delegate handler) => pages.MapMethods(pattern, Methods, handler);
    }

    // Before there is a store, and while its database is away.
    private static async ValueTask<object?> TellOfNoStoreAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (StoreUnavailableException e)
        {
            context.HttpContext.Response.Headers.RetryAfter = GraphQLEndpoint.RetryAfterSeconds;
            return Page<FailurePage>(new { Title = "Not now", Reasons = new[] { e.Message, "The same address may answer in a moment." } }, StatusCodes.Status503ServiceUnavailable);
        }
    }

    // Over data without the countries of the sentence, the rest of the page.
    private static async Task<RazorComponentResult> HomeAsync(HttpContext http)
    {
        var query = await PageQuery.RunAsync(http, "home");
        return query.HasData || query.Failed ? Show<HomePage>(query) : await ShowAsync<HomePage>(http, "home", new { sentence = false });
    }

    private static async Task<RazorComponentResult> TypeAsync(HttpContext http, string name)
    {
        var query = await PageQuery.RunAsync(http, "type", new { name });
        return query.IsKnown("__type") ? Show<TypePage>(query) : Page<NotFoundPage>(new { Asked = name }, StatusCodes.Status404NotFound);
    }

    private static async Task<RazorComponentResult> ShowAsync<T>(HttpContext http, string name, object? variables = null)
        where T : IComponent => Show<T>(await PageQuery.RunAsync(http, name, variables));

    // A page that leaves out what failed would look whole.
    private static RazorComponentResult Show<T>(PageQuery query)
        where T : IComponent =>
        query.Errors.Count == 0 ? Page<T>(new { Query = query }) : Page<FailurePage>(new { Title = "This page could not be made", Reasons = query.Errors }, StatusCodes.Status500InternalServerError);

    private static async Task<RazorComponentResult> ListAsync(HttpContext http, string kinds, string? after)
    {
        var query = await PageQuery.RunTextAsync(http, ListPage.QueryOf(kinds), new { after });
        return query.Errors.Count == 0 || query.Failed
            ? Show<ListPage>(query)
            : Page<FailurePage>(new { Title = "No such part of the list", Reasons = query.Errors }, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> NodeAsync(HttpContext http, string kind, string key)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var id = $"{kind}:{key}";
        var query = await PageQuery.RunAsync(http, kind, new { id });
        if (!query.IsKnown("node"))
            return Page<NotFoundPage>(new { Asked = id, Near = await NearAsync(http, kind, id) }, StatusCodes.Status404NotFound);
        return query.Errors.Count == 0 && MediaTypes.Choose(http.Request, MediaTypes.Html, JsonLd.MediaType) == JsonLd.MediaType
            ? Results.Text(JsonLd.Of(query.Data), JsonLd.MediaType)
            : Show<NodePage>(query);
    }

    private static async Task<IReadOnlyList<string>> NearAsync(HttpContext http, string kind, string id)
    {
        var label = kind == "group" ? CountryGroup.Label : GraphModel.Labels.Single(each => each.Name.Equals(kind, StringComparison.OrdinalIgnoreCase));
        return await http.RequestServices.GetRequiredService<CurrentStore>().Graph.GetNearIdsAsync(label, id, count: 5, http.RequestAborted);
    }

    private static async Task<RazorComponentResult> CoverageAsync(HttpContext http, TimeProvider clock)
    {
        var choice = CoverageChoice.Of(http.Request, clock);
        var query = await PageQuery.RunAsync(http, "coverage", choice.Variables);
        // What is no type, no date or not in the data is refused whole; the form is shown again without a matrix, with what was wrong.
        var shown = query.HasData ? query : await PageQuery.RunAsync(http, "coverage", CoverageChoice.Nothing);
        if (query.Failed || shown.Failed) return Show<CoveragePage>(query.Failed ? query : shown);
        return Page<CoveragePage>(
            new { Query = shown, query.Errors, Choice = http.Request.QueryString.Value, choice.Group, choice.Counterpart, choice.AsOf, choice.Types },
            // Over data without the countries of the sentence, nobody has chosen wrongly yet.
            query.Errors.Count == 0 || !http.Request.QueryString.HasValue ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> CoverageCsvAsync(HttpContext http, TimeProvider clock)
    {
        var query = await PageQuery.RunAsync(http, "coverage", CoverageChoice.Of(http.Request, clock).Variables);
        if (query.Errors.Count > 0)
            return Results.Text(string.Join('\n', query.Errors), statusCode: query.Failed ? StatusCodes.Status500InternalServerError : StatusCodes.Status400BadRequest);
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
        ("Operations and fragments of a document", $"{bounds.MaxDefinitions}"),
        ("Nesting of selections, those of fragments counted where they are spread", $"{bounds.MaxNesting}"),
        ("Nesting of lists and objects in arguments and variables", $"{bounds.MaxInputDepth}"),
        ("Items in arguments, and in variables; an object counts ten and its fields", $"{bounds.MaxInputItems:N0}"),
        ("Objects that it may lead to, estimated before it runs (below)", $"{bounds.MaxObjects:N0}"),
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
