using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Views;

/// <summary>What another site shows of this one: a view in a frame, found by oEmbed, and a preview beside a link.</summary>
public sealed partial class EmbedTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("/map?asOf=2020-01-01")]
    [InlineData("/timeline?country=KAZ&with=CHN&asOf=2020-01-01")]
    [InlineData("/coverage?asOf=2020-01-01")]
    [InlineData("/explore?id=country:KAZ&asOf=2020-01-01")]
    public async Task A_view_may_be_framed_by_anybody_and_leads_back_to_its_page_which_may_not(string view)
    {
        var response = await server.Http.GetAsync("/embed" + view);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("frame-ancestors *", PolicyOf(response), StringComparison.Ordinal);
        var embedded = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains("<svg", embedded, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", embedded, StringComparison.Ordinal);
        var back = await server.Http.GetAsync(Back().Match(embedded).Groups["address"].Value);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Contains("frame-ancestors 'none'", PolicyOf(back), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/embed/coverage?asOf=2020-01-01")]
    [InlineData("/embed/map?asOf=2020-01-01")]
    [InlineData("/map?asOf=2020-01-01")]
    public async Task What_areas_are_filled_with_stands_once_and_in_no_picture_that_a_screen_hides(string view)
    {
        var page = await server.Http.GetStringAsync(view);
        var fills = Fill().Matches(page).Select(match => match.Groups["id"].Value).ToHashSet();
        Assert.NotEmpty(fills);
        Assert.All(fills, id => Assert.Equal(2, page.Split($"id=\"{id}\"").Length));
        foreach (var picture in page.Split("<svg").Skip(1).Select(rest => rest.Split("</svg>")[0]).Where(each => each.Contains("class=\"picture", StringComparison.Ordinal))) Assert.DoesNotContain("<pattern", picture, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_when_the_data_are_of_another_revision_than_it_was_put_there_with()
    {
        Assert.DoesNotContain("role=\"status\"", await server.Http.GetStringAsync("/embed/map?revision=" + RealSeed.Dataset.Revision), StringComparison.Ordinal);
        var other = await server.Http.GetStringAsync("/embed/map?revision=0123456789abcdef");
        Assert.Matches($"put here with revision <code>0123456789abcdef</code>.*revision <code>{RealSeed.Dataset.Revision}</code>", other);
    }

    [Theory]
    [InlineData("/embed/map?asOf=2020-01-01&type=investment-protection-agreement")]
    [InlineData("/embed/timeline?country=KAZ&asOf=2020-01-01")]
    [InlineData("/embed/coverage?country=Kasachien&asOf=2020-01-01&type=investment-protection-agreement")]
    [InlineData("/embed/explore?id=agreement:bit")]
    public async Task Of_a_former_revision_that_the_server_keeps_it_is_answered_as_it_was(string view)
    {
        using var seed = new SeedCopy();
        var former = seed.Add("aliases.csv", ("id", "alias:k"), ("text", "Kasachien"), ("dataset", "x"), ("kind", "COUNTRY"), ("alias_of", "country:KAZ")).Read().Dataset!;
        var later = seed.Set("countries.csv", 1, "name_en", "Another land").Set("aliases.csv", 0, "text", "Nowhere").Set("agreements.csv", 0, "title_en", "Another treaty").Read().Dataset!;
        var current = new CurrentStore(new MemoryGraphStore(former));
        await using var other = await TestServer.StartAsync(current);
        var pinned = $"{view}&revision={former.Revision}";
        var before = await other.Http.GetStringAsync(pinned);
        Assert.Contains(former.Revision, before, StringComparison.Ordinal);
        current.Switch(new MemoryGraphStore(later));
        Assert.Equal(before, await other.Http.GetStringAsync(pinned));
        Assert.DoesNotContain("role=\"status\"", before, StringComparison.Ordinal);
        // Without it, and with one that nobody keeps, it is today's.
        foreach (var revision in new[] { "", "&revision=0123456789abcdef" })
        {
            var now = await other.Http.GetAsync(view.Replace("Kasachien", "KAZ") + revision);
            Assert.Equal(HttpStatusCode.OK, now.StatusCode);
            Assert.Contains($"revision <code>{later.Revision}</code>", await now.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_choice_that_cannot_be_is_told_within_the_frame()
    {
        var response = await server.Http.GetAsync("/embed/map?type=none");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("frame-ancestors *", PolicyOf(response), StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_leads_to_its_frame_by_oEmbed()
    {
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/timeline?country=UZB&with=CHN&asOf=2020-01-01"));
        var found = Discovery().Match(page).Groups["address"].Value;
        var answer = JsonElement.Parse(await server.Http.GetByteArrayAsync(found));
        Assert.Equal(("1.0", "rich", "CooperationGraph"), (answer.Text("version"), answer.Text("type"), answer.Text("provider_name")));
        Assert.Contains("Uzbekistan", answer.Text("title"), StringComparison.Ordinal);
        var frame = Frame().Match(answer.Text("html")!);
        Assert.Equal((answer.Text("width"), answer.Text("height")), (frame.Groups["width"].Value, frame.Groups["height"].Value));
        var address = WebUtility.HtmlDecode(frame.Groups["address"].Value);
        Assert.Contains("revision=" + RealSeed.Dataset.Revision, address, StringComparison.Ordinal);
        Assert.Contains("Uzbekistan", await server.Http.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("map")]
    // The address of a further part of the page stands for the whole.
    [InlineData("coverage?group=group:sco&from=5")]
    public async Task A_frame_is_no_larger_than_it_may_be(string view)
    {
        var answer = JsonElement.Parse(await server.Http.GetByteArrayAsync($"/oembed?url={Uri.EscapeDataString(server.Http.BaseAddress + view)}&maxwidth=300&maxheight=200&format=json"));
        Assert.Equal(("300", "200"), (answer.Text("width"), answer.Text("height")));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "'url' is missing")]
    [InlineData("?url={0}map&format=xml", HttpStatusCode.NotImplemented, "ask for json")]
    [InlineData("?url={0}map&maxwidth=0", HttpStatusCode.BadRequest, "from 1 to 10000")]
    [InlineData("?url={0}map&maxheight=wide", HttpStatusCode.BadRequest, "from 1 to 10000")]
    [InlineData("?url={0}agreements", HttpStatusCode.NotFound, "/timeline")]
    [InlineData("?url=https://example.org/map", HttpStatusCode.NotFound, "/timeline")]
    [InlineData("?url=map", HttpStatusCode.NotFound, "/timeline")]
    [InlineData("?url={0}map%3Ftype=none", HttpStatusCode.NotFound, "NONE")]
    public async Task What_cannot_be_embedded_is_refused_as_the_specification_has_it(string query, HttpStatusCode status, string told)
    {
        var response = await server.Http.GetAsync("/oembed" + query.Replace("{0}", server.Http.BaseAddress!.ToString(), StringComparison.Ordinal));
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(told, JsonElement.Parse(await response.Content.ReadAsByteArrayAsync()).Text("error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "/preview.png")]
    [InlineData("/docs", "/preview.png")]
    [InlineData("/agreements/bit-cn-kz-1992", "/preview.png?id=agreement%3Abit-cn-kz-1992")]
    [InlineData("/map?asOf=2020-01-01", "/map.png?type=BELT_AND_ROAD_DOCUMENT&with=CHN&asOf=2020-01-01")]
    public async Task Each_page_names_the_picture_that_is_shown_beside_a_link_to_it(string path, string picture)
    {
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync(path));
        Assert.Contains($"<meta property=\"og:image\" content=\"{server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)}{picture}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:url\" content=\"{server.Http.BaseAddress.GetLeftPart(UriPartial.Authority)}{(picture.StartsWith("/map", StringComparison.Ordinal) ? picture.Replace(".png", "", StringComparison.Ordinal) : path)}\"", page, StringComparison.Ordinal);
        foreach (var property in new[] { "og:title", "og:description", "og:type" }) Assert.Contains($"property=\"{property}\"", page, StringComparison.Ordinal);
        Requires.Present(Need.Fonts);
        Assert.Equal("image/png", (await server.Http.GetAsync(picture)).Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData("?id=agreement:none", HttpStatusCode.NotFound, "agreement:none")]
    [InlineData("?id=", HttpStatusCode.OK, "")]
    public async Task A_preview_of_nothing_is_refused(string query, HttpStatusCode status, string told)
    {
        if (status == HttpStatusCode.OK) Requires.Present(Need.Fonts);
        var response = await server.Http.GetAsync("/preview.png" + query);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(told, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_finds_the_sign_of_the_site()
    {
        var sign = await server.Http.GetAsync("/favicon.svg");
        Assert.Equal("image/svg+xml", sign.Content.Headers.ContentType!.ToString());
        Assert.Contains("rel=\"icon\" href=\"/favicon.svg\"", await server.Http.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/favicon.ico")).StatusCode);
    }

    private static string PolicyOf(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();

    [GeneratedRegex(@"fill=""url\(#(?<id>[\w-]+)\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Fill();

    [GeneratedRegex("<a href=\"(?<address>[^\"]*)\">The same with its table", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Back();

    [GeneratedRegex("<link rel=\"alternate\" type=\"application/json\\+oembed\" href=\"(?<address>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Discovery();

    [GeneratedRegex("^<iframe src=\"(?<address>[^\"]*)\" width=\"(?<width>\\d+)\" height=\"(?<height>\\d+)\" title=", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Frame();
}
