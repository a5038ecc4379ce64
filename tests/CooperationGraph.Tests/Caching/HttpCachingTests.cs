using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Caching;

/// <summary>What HTTP says of cached answers: each test asks a question of its own, as the server is shared.</summary>
public sealed class HttpCachingTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Hit = "CooperationGraph; hit; detail=memory";
    private const string Stored = "CooperationGraph; fwd=miss; stored";

    [Fact]
    public async Task The_second_of_two_equal_requests_is_a_hit_with_the_same_bytes()
    {
        var url = Url("{ countries(first: 2) { nodes { id } } }");
        var (first, second) = (await GetAsync(url), await GetAsync(url));
        Assert.Equal((Stored, Hit), (Status(first), Status(second)));
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.Equal("public, max-age=0, must-revalidate", Single(second, "Cache-Control"));
        Assert.Equal("Accept, Accept-Encoding", Single(second, "Vary"));
    }

    [Fact]
    public async Task POST_and_GET_share_an_answer_whatever_their_white_space_and_comments()
    {
        await GetAsync(Url("query($n: Int) { countries(first: $n) { nodes { id code } } }", "{\"n\": 3}"));
        using var post = JsonContent.Create(new { query = "query ( $n: Int, ) {\n  countries(first: $n) { nodes { id, code } } # all\n}", variables = new { n = 3 } });
        var response = await server.Http.PostAsync("/graphql", post);
        Assert.Equal(Hit, Status(response));
    }

    [Fact]
    public async Task The_media_type_is_chosen_anew_for_each_client()
    {
        var url = Url("{ countries(first: 4) { nodes { id } } }");
        var first = await GetAsync(url);
        var second = await GetAsync(url, ("Accept", "application/graphql-response+json"));
        Assert.Equal((HttpStatusCode.OK, "application/graphql-response+json", Hit), (second.StatusCode, second.Content.Headers.ContentType!.MediaType, Status(second)));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotAcceptable, (await GetAsync(url, ("Accept", "image/png"))).StatusCode);
    }

    [Fact]
    public async Task Each_coding_has_its_own_tag_and_the_same_content()
    {
        var url = Url("{ countries(first: 100) { nodes { id name code } } }");
        var plain = await GetAsync(url);
        var expected = await plain.Content.ReadAsByteArrayAsync();
        var tags = new HashSet<string> { plain.Headers.ETag!.Tag };
        foreach (var coding in new[] { "gzip", "br" })
        {
            for (var i = 0; i < 2; i++)
            {
                var response = await GetAsync(url, ("Accept-Encoding", coding));
                Assert.Equal([coding], response.Content.Headers.ContentEncoding);
                var bytes = await response.Content.ReadAsByteArrayAsync();
                Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
                Assert.True(bytes.Length < expected.Length / 2);
                using Stream stream = coding == "gzip" ? new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress) : new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
                using var read = new MemoryStream();
                await stream.CopyToAsync(read);
                Assert.Equal(expected, read.ToArray());
                Assert.Equal(i == 0, tags.Add(response.Headers.ETag!.Tag));
            }
        }
    }

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("\"other\", W/{0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\"", 200)]
    [InlineData("nonsense", 200)]
    public async Task What_the_client_has_is_not_sent_again(string known, int status)
    {
        var url = Url("{ countries(first: 5) { nodes { id } } }");
        var tag = (await GetAsync(url)).Headers.ETag!.Tag;
        var response = await GetAsync(url, ("If-None-Match", known.Replace("{0}", tag, StringComparison.Ordinal)));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal((tag, "Accept, Accept-Encoding", "public, max-age=0, must-revalidate", Hit), (response.Headers.ETag!.Tag, Single(response, "Vary"), Single(response, "Cache-Control"), Status(response)));
        if (status == 304) Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_tag_of_one_coding_is_no_tag_of_another()
    {
        var url = Url("{ countries(first: 101) { nodes { id name code } } }");
        var tag = (await GetAsync(url, ("Accept-Encoding", "gzip"))).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(url, ("Accept-Encoding", "gzip"), ("If-None-Match", tag))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(url, ("Accept-Encoding", "br"), ("If-None-Match", tag))).StatusCode);
    }

    [Fact]
    public async Task A_POST_is_answered_whatever_the_client_has()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ countries(first: 6) { nodes { id } } }" }), Headers = { { "If-None-Match", "*" } } };
        Assert.Equal(HttpStatusCode.OK, (await server.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_a_hit_and_no_body()
    {
        var url = Url("{ countries(first: 7) { nodes { id } } }");
        var get = await GetAsync(url);
        var head = await server.Http.SendAsync(new(HttpMethod.Head, url));
        Assert.Equal((get.Headers.ETag, get.Content.Headers.ContentLength, Hit), (head.Headers.ETag, head.Content.Headers.ContentLength, Status(head)));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("{ countries(first: 8) { nodes { id } } }", "public, max-age=31536000, immutable")]
    [InlineData("{ agreement(id: \"agreement:bit-cn-kz-1992\") { status { state } } }", "public, max-age=0, must-revalidate")]
    // A filter depends on the day only where it asks who belongs to a group, or what is in force, without saying when.
    [InlineData("{ agreements(first: 8, filter: { types: [FREE_TRADE_AGREEMENT] }) { nodes { id } } }", "public, max-age=31536000, immutable")]
    [InlineData("{ agreements(first: 8, filter: { status: [IN_FORCE], statusOn: \"2020-01-01\" }) { nodes { id } } }", "public, max-age=31536000, immutable")]
    [InlineData("{ agreements(first: 8, filter: { inForceOn: \"2020-01-01\", anyOf: [{ text: \"investment\" }], noneOf: [{ hasConflict: true }] }) { nodes { id } } }", "public, max-age=31536000, immutable")]
    [InlineData("{ country(code: \"KAZ\") { agreements(first: 2, asOf: \"2020-01-01\", filter: { parties: { any: [\"CHN\"] } }) { totalCount } } }", "public, max-age=31536000, immutable")]
    [InlineData("{ projects(first: 8, filter: { locatedIn: { codes: [\"KAZ\"] } }) { nodes { id } } }", "public, max-age=31536000, immutable")]
    [InlineData("{ countries(first: 8, filter: { regions: [\"Asia\"] }) { nodes { id projects(first: 1, filter: { text: \"rail\" }) { totalCount } } } }", "public, max-age=31536000, immutable")]
    [InlineData("{ coverage(countries: { codes: [\"KAZ\"] }, asOf: \"2020-01-01\") { everyCellCovered } }", "public, max-age=31536000, immutable")]
    [InlineData("{ country(code: \"KAZ\") { agreements(first: 2, asOf: \"2020-01-01\", filter: { status: [IN_FORCE], statusOn: \"2020-01-01\" }) { totalCount } } }", "public, max-age=31536000, immutable")]
    [InlineData("{ mechanisms(first: 8, filter: { text: \"forum\" }) { nodes { id } } }", "public, max-age=31536000, immutable")]
    [InlineData("{ mechanisms(first: 8, filter: { participants: { any: [\"KAZ\"] } }) { nodes { id } } }", "public, max-age=0, must-revalidate")]
    [InlineData("{ agreements(first: 8, filter: { status: [IN_FORCE] }) { nodes { id } } }", "public, max-age=0, must-revalidate")]
    [InlineData("{ agreements(first: 8, filter: { parties: { any: [\"KAZ\"] } }) { nodes { id } } }", "public, max-age=0, must-revalidate")]
    [InlineData("{ projects(first: 8, filter: { locatedIn: { group: \"group:central-asia-5\" } }) { nodes { id } } }", "public, max-age=0, must-revalidate")]
    [InlineData("{ country(code: \"KAZ\") { agreements(first: 1) { totalCount } } }", "public, max-age=0, must-revalidate")]
    public async Task A_pinned_revision_is_immutable_unless_the_answer_is_of_a_day(string query, string cacheControl)
    {
        var url = Url(query) + "&revision=" + RealSeed.Dataset.Revision;
        for (var i = 0; i < 2; i++) Assert.Equal(cacheControl, Single(await GetAsync(url), "Cache-Control"));
        Assert.Equal("public, max-age=0, must-revalidate", Single(await GetAsync(Url(query)), "Cache-Control"));
    }

    [Fact]
    public async Task A_revision_that_is_not_served_is_refused_with_the_one_that_is()
    {
        var response = await GetAsync(Url("{ countries { nodes { id } } }") + "&revision=0123456789abcdef");
        var error = Assert.Single((await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).List("errors"));
        Assert.Equal((HttpStatusCode.NotFound, "REVISION_UNKNOWN"), (response.StatusCode, error.Text("extensions", "code")));
        Assert.Contains(RealSeed.Dataset.Revision, error.Text("message"));
        Assert.Equal("no-store", Single(response, "Cache-Control"));
    }

    [Theory]
    [InlineData("{ country(code: \"KZ\") { id } }", "CooperationGraph; fwd=miss")]
    [InlineData("{ nothing }", "CooperationGraph; fwd=miss")]
    [InlineData("{ countries ? }", "CooperationGraph; fwd=bypass")]
    public async Task Answers_with_errors_are_not_kept(string query, string status)
    {
        for (var i = 0; i < 3; i++)
        {
            var response = await GetAsync(Url(query));
            Assert.Equal((status, "no-store", null), (Status(response), Single(response, "Cache-Control"), response.Headers.ETag));
        }
    }

    [Fact]
    public async Task A_report_of_the_cost_is_made_anew()
    {
        var url = Url("{ countries(first: 9) { nodes { id } } }");
        await GetAsync(url);
        var response = await GetAsync(url, ("GraphQL-Cost", "report"));
        Assert.Equal(("CooperationGraph; fwd=bypass", "no-store"), (Status(response), Single(response, "Cache-Control")));
        Assert.Contains("\"cost\"", await response.Content.ReadAsStringAsync());
        Assert.DoesNotContain("\"cost\"", await (await GetAsync(url)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_operation_and_its_variables_are_not_mixed_up()
    {
        const string Two = "query A($c: CountryCode!) { country(code: $c) { id } } query B($c: CountryCode!) { country(code: $c) { name } }";
        foreach (var (name, code, expected) in new[] { ("A", "KAZ", "country:KAZ"), ("B", "KAZ", "Kazakhstan"), ("A", "UZB", "country:UZB"), ("B", "UZB", "Uzbekistan"), ("A", "KAZ", "country:KAZ") })
        {
            using var content = JsonContent.Create(new { query = Two, operationName = name, variables = new { c = code } });
            Assert.Contains($"\"{expected}\"", await (await server.Http.PostAsync("/graphql", content)).Content.ReadAsStringAsync());
        }
    }

    private static string Url(string query, string? variables = null) => "/graphql?query=" + Uri.EscapeDataString(query) + (variables is null ? "" : "&variables=" + Uri.EscapeDataString(variables));

    private static string Status(HttpResponseMessage response) => Single(response, "Cache-Status");

    private static string Single(HttpResponseMessage response, string header) => response.Headers.NonValidated[header].ToString();

    private Task<HttpResponseMessage> GetAsync(string url, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return server.Http.SendAsync(request);
    }
}
