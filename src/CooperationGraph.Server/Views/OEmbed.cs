using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CooperationGraph.Server.Http;
using CooperationGraph.Server.Pages;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Views;

/// <summary>
/// <c>/oembed</c>: what another site puts where somebody pasted the address of a view (oEmbed 1.0, https://oembed.com): a frame with the view of the revision that is served. It takes
/// <c>url</c>, and optionally <c>maxwidth</c>, <c>maxheight</c> and <c>format</c>, of which there is <c>json</c> alone. As the specification has it, 404 is the answer where there is nothing to
/// show, and 501 to another format.
/// </summary>
internal sealed class OEmbed(IReadOnlyList<IViewKind> kinds)
{
    public const string MediaType = "application/json+oembed";

    // What stands around the drawing, beside the notes.
    private const int AroundHeight = 260;
    private const int PerNote = 40;

    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        var asked = http.Request.Query;
        if (asked["url"].ToString() is not { Length: > 0 } url) return Told(StatusCodes.Status400BadRequest, "'url' is missing: give the address of a view, such as that of /map.");
        if (asked["format"].ToString() is { Length: > 0 } format && format != "json") return Told(StatusCodes.Status501NotImplemented, $"There is no format '{format}': ask for json.");
        if (!TryRead(asked["maxwidth"], out var maxWidth) || !TryRead(asked["maxheight"], out var maxHeight)) return Told(StatusCodes.Status400BadRequest, "'maxwidth' and 'maxheight' are numbers of pixels from 1 to 10000.");
        var origin = Origin.Of(http.Request);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.GetLeftPart(UriPartial.Authority) != origin || kinds.FirstOrDefault(kind => address.AbsolutePath.TrimEnd('/') == "/" + kind.Name) is not { } kind)
            return Told(StatusCodes.Status404NotFound, $"Nothing of that address can be shown on another page. What can: {string.Join(", ", kinds.Select(each => $"{origin}/{each.Name}"))}, with their choices.");

        // A view reads its choices from the request: here it is asked for as at its own address.
        var own = http.Request.QueryString;
        http.Request.QueryString = new(address.Query);
        ViewAnswer answer;
        try
        {
            if (KnownParameters.ErrorIn(http.Request.Query, kind.PageParameters) is { } unknown) return Told(StatusCodes.Status404NotFound, unknown);
            answer = await kind.AskAsync(http);
        }
        catch (PageFailedException e)
        {
            return Failed(e.Reasons, e.IsForNow);
        }
        catch (StoreUnavailableException e) when (e is not RevisionRemovedException)
        {
            return Failed([e.Message], isForNow: true);
        }
        finally
        {
            // It may be asked once more, of the revision that took the place of one that was removed.
            http.Request.QueryString = own;
        }

        if (answer.View is not { } view) return Told(StatusCodes.Status404NotFound, string.Join(' ', answer.WhyNone));
        var width = Math.Min(maxWidth, ViewRoutes.UsualWidth);
        var height = Math.Min(maxHeight, (int)view.Draw(Math.Clamp(width, ViewRoutes.LeastWidth, ViewRoutes.UsualWidth)).Height + AroundHeight + (PerNote * view.Caption.Notes.Count));
        var frame = $"{origin}{EmbedOf(kind.Name, view)}";
        var html = $"<iframe src=\"{HtmlEncoder.Default.Encode(frame)}\" width=\"{width}\" height=\"{height}\" title=\"{HtmlEncoder.Default.Encode(view.Caption.Title)}\" loading=\"lazy\" style=\"border:0\"></iframe>";
        var answerOf = new Dictionary<string, object>
        {
            ["version"] = "1.0",
            ["type"] = "rich",
            ["title"] = view.Caption.Title,
            ["provider_name"] = "CooperationGraph",
            ["provider_url"] = origin + "/",
            ["cache_age"] = 3600,
            ["width"] = width,
            ["height"] = height,
            ["html"] = html,
        };
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(answerOf), MediaTypes.Json);

        IResult Failed(IReadOnlyList<string> reasons, bool isForNow)
        {
            if (isForNow) http.Response.Headers.RetryAfter = GraphQLEndpoint.RetryAfterSeconds;
            return Told(isForNow ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError, string.Join(' ', reasons));
        }
    }

    /// <summary>The path of a view without the frame of the site, with the revision that it was seen in.</summary>
    public static string EmbedOf(string name, View view) => $"/embed/{name}{view.Choice}&revision={view.Caption.Revision}";

    private static IResult Told(int status, string message) => Results.Json(new { error = message }, statusCode: status);

    private static bool TryRead(string? text, out int value)
    {
        value = int.MaxValue;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value is >= 1 and <= 10_000);
    }
}
