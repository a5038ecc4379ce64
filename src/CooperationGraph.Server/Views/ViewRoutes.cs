using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CooperationGraph.Server.Http;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;
using CooperationGraph.Server.Views.Explorer;
using CooperationGraph.Serving;
using Microsoft.AspNetCore.Components;
using Microsoft.Net.Http.Headers;

namespace CooperationGraph.Server.Views;

/// <summary>The addresses of each view: a page, and the same as SVG, CSV and JSON, all with the choices in their query.</summary>
internal static class ViewRoutes
{
    public const int LeastWidth = 320;
    public const int MostWidth = 1600;

    public const int UsualWidth = 960;

    // Of characters that a header names.
    private const int MostNamed = 20;

    private static readonly byte[] Icon = Encoding.UTF8.GetBytes(PreviewCard.Icon());

    private static readonly byte[] ExplorerStyle = PageRoutes.ReadFile("explorer.css");
    private static readonly byte[] ExplorerScript = PageRoutes.ReadFile("explorer.js");

    private static readonly byte[] Style = Encoding.UTF8.GetBytes(PictureStyle.PageCss);
    private static readonly byte[] World = Encoding.UTF8.GetBytes(WorldMap.Instance.Svg);

    /// <summary>The address of the script: another script has another one, as a page must not get one that a browser kept for an older page.</summary>
    public static string ExplorerScriptPath { get; } = PathOf("/explorer.js", ExplorerScript);

    /// <summary>The address of the style sheet of pictures, as that of the script.</summary>
    public static string StylePath { get; } = PathOf("/picture.css", Style);

    // A file is nothing but a picture: whoever opens or frames it gets its own style and nothing else.
    private static readonly string FilePolicy = $"default-src 'none'; style-src {PictureStyle.Hash}; frame-ancestors *";

    public static void Map(WebApplication app)
    {
        var views = app.MapGroup("").AddEndpointFilter(PageRoutes.TellOfFailureAsync);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var coverage = new CoverageView(clock);
        Map(coverage);
        var map = new MapView(clock);
        Map(map);
        MapPage<MapPage>(map);
        var timeline = new TimelineView(clock);
        Map(timeline);
        MapPage<TimelinePage>(timeline);
        var explore = new ExploreKind(clock);
        Map(explore);
        MapPage<ExplorePage>(explore);
        PageRoutes.MapPage<PicturesPage>(app, "/docs/pictures", new { Of = new IViewKind[] { map, timeline, explore } });
        app.MapMethods("/docs/visualize", PageRoutes.Methods, (HttpRequest request) => PageRoutes.Page<VisualizePage>(new { Origin = Origin.Of(request) })).AddEndpointFilter(new KnownParameters());
        app.MapMethods("/explorer.css", PageRoutes.Methods, (HttpResponse response) => PageRoutes.File(response, ExplorerStyle, "text/css; charset=utf-8"));
        app.MapMethods("/explorer.js", PageRoutes.Methods, (HttpResponse response) => PageRoutes.File(response, ExplorerScript, "text/javascript; charset=utf-8"));
        var embed = new OEmbed([map, timeline, explore, coverage]);
        views.MapMethods("/oembed", PageRoutes.Methods, (Delegate)embed.AnswerAsync);
        views.MapMethods("/preview.png", PageRoutes.Methods, (Delegate)PreviewAsync).AddEndpointFilter(new KnownParameters("id") { IsOfFile = true });
        foreach (var path in new[] { "/favicon.svg", "/favicon.ico" }) app.MapMethods(path, PageRoutes.Methods, (HttpResponse response) => PageRoutes.File(response, Icon, SvgPicture.MediaType));
        app.MapMethods("/picture.css", PageRoutes.Methods, (HttpResponse response) => PageRoutes.File(response, Style, "text/css; charset=utf-8"));
        app.MapMethods(WorldMap.Path, PageRoutes.Methods, (HttpResponse response) => PageRoutes.File(response, World, SvgPicture.MediaType));

        void Map(IViewKind kind)
        {
            Route(kind, "svg", (http, view, drawing) => Task.FromResult(Sent(http, NameOf(view), SvgPicture.MediaType, SvgPicture.File(view.Caption, drawing, Origin.Of(http.Request)))));
            Route(kind, "png", SendPngAsync);
            views.MapMethods("/embed/" + kind.Name, PageRoutes.Methods, async (HttpContext http) =>
            {
                // As a page's, but that any page may frame it.
                http.Response.Headers.ContentSecurityPolicy = http.Response.Headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors *", StringComparison.Ordinal);
                var pinned = http.Request.Query["revision"].ToString() is { Length: > 0 } revision ? revision : null;
                var answer = await FormerGraph.AnswerOfAsync(http, pinned, () => kind.AskAsync(http));
                return PageRoutes.Page<Embedded>(new { Of = answer, Pinned = pinned }, answer.View is not null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
            }).AddEndpointFilter(new KnownParameters([.. kind.Parameters, "revision"]) { IsOfFrame = true });
            Route(kind, "json", (http, view, _) => Task.FromResult(Sent(http, NameOf(view), MediaTypes.Json, view.Table.Json(view))));
            // The matrix as CSV has more: each source of each cell.
            if (kind is not CoverageView) Route(kind, "csv", (http, view, _) => Task.FromResult(Sent(http, NameOf(view), "text/csv; charset=utf-8", view.Table.Csv(view.Caption.Date, view.Caption.Revision), attached: true)));
        }

        void MapPage<T>(IViewKind kind)
            where T : IComponent =>
            views.MapMethods("/" + kind.Name, PageRoutes.Methods, async (HttpContext http) =>
            {
                var answer = await kind.AskAsync(http);
                return PageRoutes.Page<T>(new { Of = answer }, answer.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
            }).AddEndpointFilter(new KnownParameters(kind.Parameters));

        void Route(IViewKind kind, string ending, Func<HttpContext, View, IDrawing, Task<IResult>> send) =>
            views.MapMethods($"/{kind.Name}.{ending}", PageRoutes.Methods, async (HttpContext http) =>
            {
                if (WidthOf(http.Request) is not { } width) return Refused([$"'width' is from {LeastWidth} to {MostWidth}, and {UsualWidth} where it is not given."]);
                var answer = await kind.AskAsync(http);
                return answer.View is { } view ? await send(http, view, view.Draw(width)) : Refused(answer.WhyNone);
            }).AddEndpointFilter(new KnownParameters([.. kind.Parameters, "width", "revision"]) { IsOfFile = true }).AddEndpointFilter(FormerGraph.OfFileAsync);
    }

    private static Task<IResult> SendPngAsync(HttpContext http, View view, IDrawing drawing)
    {
        var caption = view.Caption;
        // The keywords are those that the PNG specification registers.
        return SendPngAsync(
            http,
            SvgPicture.File(caption, drawing, Origin.Of(http.Request), styled: false),
            [("Title", caption.Title), ("Description", $"{caption.Subtitle}. {caption.Description}"), ("Author", string.Join("; ", caption.Sources)), ("Creation Time", caption.Date), ("Software", $"CooperationGraph, revision {caption.Revision}"), ("Source", caption.Address)],
            NameOf(view),
            $"The same picture is at {http.Request.Path.Value![..^"png".Length]}svg{http.Request.QueryString}.");
    }

    /// <summary>A card with the name of the node of the parameter <c>id</c>, or that of the site.</summary>
    private static async Task<IResult> PreviewAsync(HttpContext http)
    {
        var id = http.Request.Query["id"].ToString();
        var query = id.Length == 0 ? null : await PageQuery.RunAsync(http, "preview", new { id });
        if (query is not null && !query.IsKnown("node")) return Refused([$"There is no '{id}' in this graph."], StatusCodes.Status404NotFound);
        if (query is { Errors.Count: > 0 }) return Refused(query.Errors);
        var revision = http.RequestServices.GetRequiredService<CurrentStore>().Graph.Store.Revision;
        var node = query?.Data.GetProperty("node");
        var (name, chinese) = (node?.Text("displayName"), node?.Text("chinese"));
        var card = name is null
            ? PreviewCard.Of("Who has agreed what with whom, since when, and who says so", "A graph of agreements, mechanisms, meetings and projects", $"Revision {revision}")
            : PreviewCard.Of(chinese is null || chinese == name ? name : $"{name} {chinese}", Words.TitleOf(node!.Value.Text("__typename")!), $"Since when, and who says so · revision {revision}");
        return await SendPngAsync(http, card, [("Title", name ?? "CooperationGraph"), ("Software", $"CooperationGraph, revision {revision}")], revision, otherwise: "");
    }

    private static async Task<IResult> SendPngAsync(HttpContext http, string svg, IReadOnlyList<(string Keyword, string Text)> texts, string name, string otherwise)
    {
        try
        {
            var png = await http.RequestServices.GetRequiredService<PngPictures>().OfAsync(svg, texts, http.RequestAborted);
            if (png is null)
            {
                http.Response.Headers.RetryAfter = "10";
                return Refused([$"Too many pictures are being drawn as PNG. Ask again in some seconds. {otherwise}".TrimEnd()], StatusCodes.Status503ServiceUnavailable);
            }

            if (png.Missing.Count > 0) http.Response.Headers["Missing-Characters"] = string.Join(' ', png.Missing.Take(MostNamed).Select(rune => $"U+{rune.Value:X4}"));
            return Sent(http, name, PngPicture.MediaType, png.Bytes);
        }
        catch (PngUnavailableException e)
        {
            return Refused([$"{e.Message} {otherwise}".TrimEnd()], StatusCodes.Status501NotImplemented);
        }
    }

    private static int? WidthOf(HttpRequest request) =>
        request.Query["width"].ToString() is not { Length: > 0 } given ? UsualWidth
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is >= LeastWidth and <= MostWidth ? width
        : null;

    private static IResult Refused(IReadOnlyList<string> errors, int status = StatusCodes.Status400BadRequest) => Results.Text(string.Join('\n', errors), statusCode: status);

    // Of what, after the name of the file.
    private static string NameOf(View view) => $"{view.Caption.Date}-{view.Caption.Revision}";

    private static IResult Sent(HttpContext http, string dated, string mediaType, string text) => Sent(http, dated, mediaType, Encoding.UTF8.GetBytes(text));

    private static IResult Sent(HttpContext http, string dated, string mediaType, byte[] bytes, bool attached = false)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = FilePolicy;
        headers.CacheControl = AnswerSender.Revalidate;
        var name = $"{http.Request.Path.Value!.Trim('/').Replace('.', '-')}-{dated}.{http.Request.Path.Value.Split('.')[^1]}";
        headers.ContentDisposition = $"{(attached ? "attachment" : "inline")}; filename=\"{name}\"";
        // Weak: it is compressed on its way.
        return Results.Bytes(bytes, mediaType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"", isWeak: true));
    }

    private static string PathOf(string path, byte[] content) => $"{path}?{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 4))}";
}
