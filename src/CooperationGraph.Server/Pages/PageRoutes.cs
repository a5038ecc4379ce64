using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Search;
using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Http;
using CooperationGraph.Server.Pages.Disagreements;
using CooperationGraph.Server.Pages.Lists;
using CooperationGraph.Server.Pages.Nodes;
using CooperationGraph.Server.Pages.Performance;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Pages;

/// <summary>Which address shows which page. Every page of data is the answer to one GraphQL operation.</summary>
internal static class PageRoutes
{
    private static readonly byte[] Style = ReadFile("style.css");
    private static readonly byte[] Suggest = ReadFile("suggest.js");
    // Where somebody may have meant to go.
    internal static readonly string[] Tops =
    [
        "/coverage", "/coverage.csv", "/map", "/timeline", "/explore", "/search", "/disagreements", "/unverified", "/changes", "/docs", "/docs/types", "/docs/errors", "/docs/model", "/docs/licences", "/docs/downloads", "/docs/pictures", "/docs/questions", "/docs/limits", "/docs/performance", "/docs/caching", "/docs/operate", "/docs/visualize",
        "/graphql", "/graphql/schema.graphql", .. NodeAddress.Kinds.Keys.Select(segment => "/" + segment),
    ];

    internal static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(WebApplication app)
    {
        var pages = app.MapGroup("").AddEndpointFilter(TellOfFailureAsync);
        Map("/", HomeAsync);
        Map("/coverage", CoverageAsync, CoverageChoice.PageParameters);
        MapFile("/coverage.csv", CoverageCsvAsync).AddEndpointFilter(new KnownParameters([.. CoverageChoice.Parameters, "revision"]) { IsOfFile = true }).AddEndpointFilter(FormerGraph.OfFileAsync);
        Map("/docs/model", () => Page<ModelPage>(new { }));
        Map("/docs/types", (HttpContext http) => ShowAsync<TypesPage>(http, "types"));
        Map("/docs/types/{name}", TypeAsync);
        Map("/docs/licences", (HttpContext http) => ShowAsync<LicencesPage>(http, "licences"));
        Map("/docs/downloads", () => Page<DownloadsPage>(new { }));
        Map("/docs", (HttpContext http) => Page<DocsPage>(new { Origin = Origin.Of(http.Request) }));
        Map("/docs/questions", QuestionsAsync);
        Map("/docs/performance", () => Page<PerformancePage>(new { }));
        Map("/docs/errors", () => Page<ErrorsPage>(new { }));
        Map("/search", SearchAsync, SearchChoice.Parameters);
        Map("/disagreements", ListRoutes.DisagreementsAsync, ListChoice.ParametersOf(DisagreementsPage.Filters));
        Map("/changes", ListRoutes.ChangesAsync, ListChoice.ParametersOf(ChangesPage.Filters));
        Map("/unverified", UnverifiedAsync, PageQuery.CursorsOf(PageQuery.TextOf("unverified")));
        Map(PageQuery.Path + "{name}", NamedQuery, "variables");
        foreach (var example in Examples.All) Map(example.Path, () => Results.LocalRedirect(PageQuery.LinkTo(example.Text)));
        MapFile("/style.css", (HttpResponse response) => File(response, Style, "text/css; charset=utf-8"));
        MapFile("/suggest.js", (HttpResponse response) => File(response, Suggest, "text/javascript; charset=utf-8"));
        // All may be read, and without asking the store: who is told 503 here may never come again.
        MapFile("/robots.txt", () => Results.Text("User-agent: *\nDisallow:\n"));
        foreach (var (segment, kind) in NodeAddress.Kinds)
        {
            Map($"/{segment}", (HttpContext http) => ListRoutes.ListAsync(http, segment), [.. ListChoice.ParametersOf(ListViews.Of(segment)!.Filters), "order"]);
            Map($"/{segment}/{{**key}}", (HttpContext http, string key) => NodeAsync(http, kind, key), [.. PageQuery.CursorsOf(PageQuery.TextOf(kind)), .. kind == Country.Label.IdPrefix ? CountryChoice.Parameters : []]);
        }

        // Without a pattern it would leave out what looks like the name of a file, such as an id with a dot in it.
        pages.MapFallback("{**path}", (Delegate)FallbackAsync).WithMetadata(new HttpMethodMetadata(Methods));

        void Map(string pattern, Delegate handler, params IReadOnlyList<string> parameters) => MapFile(pattern, handler).AddEndpointFilter(new KnownParameters(parameters));

        RouteHandlerBuilder MapFile(string pattern, Delegate handler) => pages.MapMethods(pattern, Methods, handler);
    }

    /// <summary>A page that is the same for everybody, and needs no store.</summary>
    public static void MapPage<T>(WebApplication app, string path, object parameters)
        where T : IComponent => app.MapMethods(path, Methods, () => Page<T>(parameters)).AddEndpointFilter(new KnownParameters());

    /// <summary>Before there is a store, while its database is away, and where an operation failed. A file tells it as plain text, as it does its other errors.</summary>
    internal static async ValueTask<object?> TellOfFailureAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var current = context.HttpContext.RequestServices.GetRequiredService<CurrentStore>();
        try
        {
            var graph = current.Now.Graph;
            try
            {
                return await next(context);
            }
            catch (RevisionRemovedException e)
            {
                // Once more, of the revision that took its place.
                await Newer.ThanAsync(graph!, current, e, context.HttpContext.RequestAborted);
                return await next(context);
            }
        }
        catch (StoreUnavailableException e)
        {
            return Failed([e.Message], isForNow: true);
        }
        catch (PageFailedException e)
        {
            return Failed(e.Reasons, e.IsForNow);
        }

        IResult Failed(IReadOnlyList<string> reasons, bool isForNow)
        {
            if (isForNow) context.HttpContext.Response.Headers.RetryAfter = GraphQLEndpoint.RetryAfterSeconds;
            var (title, status) = isForNow ? ("Not now", StatusCodes.Status503ServiceUnavailable) : ("This page could not be made", StatusCodes.Status500InternalServerError);
            if (isForNow) reasons = [.. reasons, "The same address may answer in a moment."];
            return KnownParameters.AreOfFile(context.HttpContext) ? Results.Text(string.Join('\n', reasons), statusCode: status) : Page<FailurePage>(new { Title = title, Reasons = reasons }, status);
        }
    }

    // Over data without the countries of the sentence, the rest of the page.
    private static async Task<RazorComponentResult> HomeAsync(HttpContext http)
    {
        var query = await PageQuery.RunAsync(http, "home");
        return query.HasData ? Show<HomePage>(query) : await ShowAsync<HomePage>(http, "home", new { sentence = false });
    }

    private static async Task<RazorComponentResult> QuestionsAsync(HttpContext http)
    {
        var answers = new List<(Example, PageQuery)>();
        foreach (var question in Examples.First) answers.Add((question, await PageQuery.RunTextAsync(http, question.Query, variables: null)));
        var sentence = await PageQuery.RunTextAsync(http, Examples.Sentence.Text, variables: null);
        // What other data do not have is told in its place.
        return Page<QuestionsPage>(new { Answers = answers, Sentence = sentence });
    }

    private static async Task<IResult> TypeAsync(HttpContext http, string name)
    {
        var query = await PageQuery.RunAsync(http, "type", new { name });
        if (query.IsKnown("__type")) return Show<TypePage>(query);
        // As the schema's people write it, or in another case: agreement, Agreement.signedOn.
        var parts = name.Trim().Split('.', 2);
        var types = (await PageQuery.RunAsync(http, "types")).Data.GetProperty("__schema").List("types").Select(type => type.Text("name")!).ToList();
        if (types.Find(type => type.Equals(parts[0], StringComparison.OrdinalIgnoreCase)) is { } found)
            return Moved(http, $"/docs/types/{found}{(parts.Length > 1 ? "#" + Uri.EscapeDataString(parts[1]) : "")}");
        return NotFound(name, "/docs/types", "All types", NearestName.AllOf(parts[0], types, count: 3).Select(type => ($"/docs/types/{type}", type)));
    }

    private static async Task<RazorComponentResult> ShowAsync<T>(HttpContext http, string name, object? variables = null)
        where T : IComponent => Show<T>(await PageQuery.RunAsync(http, name, variables));

    private static async Task<IResult> UnverifiedAsync(HttpContext http)
    {
        var query = await PageQuery.RunAsync(http, "unverified", PageQuery.CursorsIn(PageQuery.TextOf("unverified"), http.Request.Query));
        return query.Errors.Count > 0 ? NotShown(query.Errors) : Show<UnverifiedPage>(query);
    }

    // A page that leaves out what failed would look whole.
    internal static RazorComponentResult Show<T>(PageQuery query)
        where T : IComponent =>
        query.Errors.Count == 0 ? Page<T>(new { Query = query }) : Page<FailurePage>(new { Title = "This page could not be made", Reasons = query.Errors }, StatusCodes.Status500InternalServerError);

    // A name leads on to the text: so a page need not hold all of it.
    private static IResult NamedQuery(HttpRequest request, string name) =>
        PageQuery.Has(name)
            ? Results.LocalRedirect(PageQuery.LinkTo(PageQuery.TextOf(name), request.Query["variables"].ToString() is { Length: > 0 } variables ? variables : null))
            : NotFound(PageQuery.Path[1..] + name, "/docs", "The documentation", []);

    private static async Task<IResult> NodeAsync(HttpContext http, string kind, string key)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var id = $"{kind}:{key}";
        var asLinkedData = MediaTypes.Choose(http.Request, MediaTypes.Html, JsonLd.MediaType) == JsonLd.MediaType;
        var text = PageQuery.TextOf(kind);
        var variables = PageQuery.CursorsIn(text, http.Request.Query, ("id", id));
        if (kind == Country.Label.IdPrefix)
        {
            var choice = await CountryChoice.ReadAsync(http.Request, GraphOf(http), key);
            if (choice.Errors.Count > 0) return NotShown(choice.Errors);
            (variables["code"], variables["party"], variables["with"], variables["profile"]) = (key, key, choice.Counterpart, !asLinkedData);
            if (choice.AsOf is { } day) variables["asOf"] = day;
        }

        var query = asLinkedData ? await PageQuery.RunTextAsync(http, JsonLd.QueryOf(text), variables) : await PageQuery.RunAsync(http, kind, variables);
        if (query.Errors.Count > 0)
        {
            // A code that there is not is an error of the country's profile, and may be a name.
            var known = await PageTime.WithinAsync(http, end => GraphOf(http).Store.GetNodesAsync([id], end));
            return known[0] is null ? await PastedAsync(http, $"{kind}/{key}") : NotShown(query.Errors);
        }

        if (!query.IsKnown("node")) return await PastedAsync(http, $"{kind}/{key}");
        return asLinkedData ? Results.Text(JsonLd.Of(query.Data, Origin.Of(http.Request), NodeAddress.Of(id)!), JsonLd.MediaType) : Show<Nodes.NodePage>(query);
    }

    internal static RazorComponentResult NotShown(IReadOnlyList<string> errors) => Page<FailurePage>(new { Title = "That cannot be shown", Reasons = errors }, StatusCodes.Status400BadRequest);

    private static Task<IResult> FallbackAsync(HttpContext http) => PastedAsync(http, http.Request.Path.Value!);

    /// <summary>The page that a path means which has none itself; else what is near, and the list where it would stand.</summary>
    private static async Task<IResult> PastedAsync(HttpContext http, string path)
    {
        if (PastedLink.Read(path) is not var (kind, written, key))
        {
            // A country alone, such as /kazakhstan.
            var (country, _) = await PageTime.WithinAsync(http, end => PastedLink.FindAsync(GraphOf(http), "country", path.Trim('/'), path.Trim('/'), end));
            if (country is not null) return Moved(http, country);
            return NotFound(path.TrimStart('/'), "/", "The front page", NearestName.AllOf(path, Tops, count: 3).Select(near => (near, near)));
        }

        var list = "/" + NodeAddress.Kinds.Single(each => each.Value == kind).Key;
        if (key.Length == 0) return Moved(http, list);
        var (found, near) = await PageTime.WithinAsync(http, end => PastedLink.FindAsync(GraphOf(http), kind, written, key, end));
        if (found is not null) return Moved(http, found);
        // By what they are called: an id says little to whoever mistyped one.
        var nodes = await PageTime.WithinAsync(http, end => GraphOf(http).Store.GetNodesAsync([.. near], end));
        return NotFound($"{kind}:{key}", list, $"All {Words.Of(list[1..])}", nodes.OfType<GraphNode>().Select(node => (NodeAddress.Of(node.Id)!, node.Label.CalledBy is { } name && node.Get(name) is { } called ? $"{called} ({node.Id})" : node.Id)));
    }

    // To a path of this server, and for a while: another revision may have what this one does not.
    private static IResult Moved(HttpContext http, string path)
    {
        http.Response.Headers.CacheControl = "max-age=3600";
        var (place, mark) = path.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (path[..at], path[at..]) : (path, "");
        return Results.LocalRedirect(place + http.Request.QueryString.Value + mark, permanent: true);
    }

    private static RazorComponentResult NotFound(string asked, string list, string listName, IEnumerable<(string Path, string Name)> near) =>
        Page<NotFoundPage>(new { Asked = asked, List = list, ListName = listName, Near = near.ToList() }, StatusCodes.Status404NotFound);

    /// <summary>What one node alone is called goes straight to its page; everything else is a list.</summary>
    private static async Task<IResult> SearchAsync(HttpContext http)
    {
        var choice = SearchChoice.Of(http.Request);
        var query = choice.Errors.Count > 0 || choice.Text.Length == 0 ? null : await PageQuery.RunAsync(http, "search", choice.Variables);
        if (query is { HasData: true } && choice.After is null && TheOneNamed(query.Data.GetProperty("search")) is { } path)
        {
            // Another revision may know a second one of that name.
            http.Response.Headers.CacheControl = "no-cache";
            return Results.LocalRedirect(path);
        }

        // A kind or a part of the list that there is not is told above the form.
        var shown = query is { HasData: true } ? query : await PageQuery.RunAsync(http, "search", SearchChoice.Nothing);
        var errors = query?.Errors ?? choice.Errors;
        return Page<SearchPage>(new { Query = shown, Errors = errors, Choice = choice }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static string? TheOneNamed(JsonElement found)
    {
        var named = found.List("edges").TakeWhile(edge => edge.GetProperty("matched").Is("how", MatchKind.Code) || edge.GetProperty("matched").Is("how", MatchKind.Name)).Take(2).ToList();
        return named.Count == 1 ? NodeAddress.Of(named[0].Text("node", "id")!) : null;
    }

    private static async Task<RazorComponentResult> CoverageAsync(HttpContext http, TimeProvider clock)
    {
        var choice = await CoverageChoice.ReadAsync(http.Request, GraphOf(http), clock);
        var query = choice.Errors.Count > 0 ? null : await PageQuery.RunAsync(http, "coverage", choice.StatesAlone);
        // Who says so stands in a short one alone.
        if (query is { HasData: true } && !MatrixTable.HasStatesAlone(query.Data.GetProperty("coverage"))) query = await PageQuery.RunAsync(http, "coverage", choice.Variables);
        // What is no type, no date or not in the data is refused whole; the form is shown again without a matrix, with what was wrong.
        var shown = query is { HasData: true } ? query : await PageQuery.RunAsync(http, "coverage", CoverageChoice.Nothing);
        var errors = query?.Errors ?? choice.Errors;
        return Page<CoveragePage>(
            new { Query = shown, Errors = errors, Asked = choice },
            // Over data without the countries of the sentence, nobody has chosen wrongly yet.
            errors.Count == 0 || !http.Request.QueryString.HasValue ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> CoverageCsvAsync(HttpContext http, TimeProvider clock)
    {
        var choice = await CoverageChoice.ReadAsync(http.Request, GraphOf(http), clock);
        if (choice.Errors.Count > 0) return Results.Text(string.Join('\n', choice.Errors), statusCode: StatusCodes.Status400BadRequest);
        var query = await PageQuery.RunAsync(http, "coverage-csv", choice.Variables);
        if (query.Errors.Count > 0) return Results.Text(string.Join('\n', query.Errors), statusCode: StatusCodes.Status400BadRequest);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"coverage-{query.Data.Text("coverage", "asOf")}-{query.Data.Text("dataset", "revision")}.csv\"";
        return Results.Bytes(CoverageCsv.Of(query.Data), "text/csv; charset=utf-8");
    }

    internal static ServedGraph GraphOf(HttpContext http) => FormerGraph.Of(http) ?? http.RequestServices.GetRequiredService<CurrentStore>().Graph;

    internal static RazorComponentResult Page<T>(object parameters, int status = StatusCodes.Status200OK)
        where T : IComponent => new RazorComponentResult<T>(parameters) { StatusCode = status, ContentType = "text/html; charset=utf-8" };

    internal static IResult File(HttpResponse response, byte[] content, string mediaType)
    {
        response.Headers.CacheControl = "max-age=3600";
        return Results.Bytes(content, mediaType);
    }

    internal static byte[] ReadFile(string name)
    {
        using var stream = typeof(PageRoutes).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
