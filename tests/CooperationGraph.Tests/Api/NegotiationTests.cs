using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Server.Api;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>What the headers of a request do.</summary>
public sealed class NegotiationTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Query = "/graphql?query={__typename}";

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json;q=0.5, application/json;q=0.9", "application/json")]
    [InlineData("application/json;q=0, */*", "application/graphql-response+json")]
    [InlineData("text/html;q=0.1, application/json", "application/json")]
    [InlineData("text/html, */*;q=0.8", "text/html")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", "text/html")]
    public async Task The_header_Accept_chooses_by_weight(string? accept, string expected)
    {
        var response = await SendAsync(HttpMethod.Get, Query, accept);
        Assert.Equal((HttpStatusCode.OK, expected), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Ide_off_never_gets_a_page()
    {
        var response = await SendAsync(HttpMethod.Get, Query + "&ide=off", "text/html, */*;q=0.1");
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/json;q=0")]
    public async Task What_accepts_no_answer_is_refused_with_406(string accept)
    {
        var response = await SendAsync(HttpMethod.Get, Query, accept);
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Equal("NOT_ACCEPTABLE", (await response.Content.ReadFromJsonAsync<JsonElement>()).List("errors")[0].Text("extensions", "code"));
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_GET_and_no_body()
    {
        var response = await SendAsync(HttpMethod.Head, Query, null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(await server.Http.GetByteArrayAsync(Query) is { Length: var length } ? length : 0, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task OPTIONS_names_the_methods()
    {
        var response = await SendAsync(HttpMethod.Options, "/graphql", null);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST", "OPTIONS"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/graphql", "POST")]
    [InlineData("/graphql?query={__typename}", "GET")]
    [InlineData("/coverage.csv", "GET")]
    [InlineData("/docs", "GET")]
    public async Task A_page_of_another_site_may_read(string path, string method)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", "https://example.org");
        preflight.Headers.Add("Access-Control-Request-Method", method);
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        var response = await server.Http.SendAsync(preflight);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains(method, response.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.Equal("Content-Type, Authorization, *", response.Headers.GetValues("Access-Control-Allow-Headers").Single());
        Assert.Equal("86400", response.Headers.GetValues("Access-Control-Max-Age").Single());
    }

    [Theory]
    [InlineData("/graphql?query={__typename}")]
    [InlineData("/graphql?query={nothing}")]
    [InlineData("/graphql")]
    [InlineData("/coverage.csv")]
    [InlineData("/docs/errors")]
    [InlineData("/nothing")]
    public async Task Every_response_may_be_read_by_any_site_whether_or_not_one_asks(string path)
    {
        // A cache that stored it for no site gives it to all.
        foreach (var origin in new[] { null, "https://example.org" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (origin is not null) request.Headers.Add("Origin", origin);
            var response = await server.Http.SendAsync(request);
            Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Contains("ETag", response.Headers.GetValues("Access-Control-Expose-Headers").Single());
            Assert.DoesNotContain("Origin", response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/graphql")]
    [InlineData("/graphql?query={__typename}")]
    [InlineData("/graphql?query={nothing}")]
    [InlineData("/graphql/schema.graphql")]
    [InlineData("/docs")]
    [InlineData("/docs/errors")]
    [InlineData("/style.css")]
    [InlineData("/coverage")]
    [InlineData("/coverage.csv")]
    [InlineData("/agreements")]
    [InlineData("/agreements/bit-cn-uz-1992")]
    [InlineData("/agreements/nothing")]
    [InlineData("/health")]
    public async Task HEAD_is_GET_without_its_body(string path)
    {
        foreach (var accept in new[] { "text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "*/*" })
        {
            foreach (var coding in new[] { "identity", "gzip" })
            {
                var (get, head) = (await SendAsync(HttpMethod.Get, path, accept, coding), await SendAsync(HttpMethod.Head, path, accept, coding));
                Assert.Equal(get.StatusCode, head.StatusCode);
                Assert.Equal(Headers(get), Headers(head));
                Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            }
        }

        // How the body is framed is said where there is one (RFC 9110, section 9.3.2).
        static IEnumerable<string> Headers(HttpResponseMessage response) =>
            response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Where(header => header.Key is not ("Date" or "Transfer-Encoding" or "Cache-Status"))
                .Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);

        async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, string accept, string coding)
        {
            using var request = new HttpRequestMessage(method, url);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
            return await server.Http.SendAsync(request);
        }
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("identity, zstd", "zstd")]
    public async Task A_coded_body_is_refused_by_name_with_what_would_be_read(string codings, string named)
    {
        for (var i = 0; i < 2; i++)
        {
            // The same bytes were answered before: nothing may be taken from there.
            await server.PostAsync(new { query = "{__typename}" });
            using var content = JsonContent.Create(new { query = "{__typename}" });
            await content.LoadIntoBufferAsync();
            content.Headers.TryAddWithoutValidation("Content-Encoding", codings);
            var response = await server.Http.PostAsync("/graphql", content);
            Assert.Equal((HttpStatusCode.UnsupportedMediaType, "identity"), (response.StatusCode, response.Headers.NonValidated["Accept-Encoding"].ToString()));
            var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).List("errors")[0];
            Assert.Equal("CONTENT_CODING_UNSUPPORTED", error.Text("extensions", "code"));
            Assert.Contains($"'{named}'", error.Text("message"));
        }
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("Identity, identity")]
    public async Task A_body_that_says_that_it_is_not_coded_is_read(string codings)
    {
        using var content = JsonContent.Create(new { query = "{__typename}" });
        content.Headers.TryAddWithoutValidation("Content-Encoding", codings);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.PostAsync("/graphql", content)).StatusCode);
    }

    [Theory]
    [InlineData("query={__typename}&query={__typename}", "'query' 2 times")]
    [InlineData("query={__typename}&variables={}&variables={}", "'variables' 2 times")]
    [InlineData("query={__typename}&operationName=A&operationName=B&operationName=C", "'operationName' 3 times")]
    [InlineData("query={__typename}&extensions={}&extensions={}", "'extensions' 2 times")]
    [InlineData("query={__typename}&revision=a&revision=b", "'revision' 2 times")]
    [InlineData("query={__typename}&extensions=1", "'extensions' is no object")]
    [InlineData("query={__typename}&extensions={", "'extensions' is no JSON")]
    [InlineData("query={__typename}&extensions={\"a\":1,\"a\":2}", "'extensions' is no JSON")]
    [InlineData("query={__typename}&variables={\"a\":1,\"a\":2}", "'variables' is no JSON")]
    [InlineData("query={__typename}&extensions={\"a\":\"\\ud800\"}", "no Unicode")]
    [InlineData("query={__typename}&variables={\"\\ud800\":1}", "no Unicode")]
    public async Task A_parameter_that_says_two_things_or_nothing_is_refused(string parameters, string message)
    {
        var response = await server.Http.GetAsync("/graphql?" + parameters);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("variables")]
    [InlineData("extensions")]
    public async Task A_parameter_that_is_nested_too_deep_is_refused_by_that_name(string name)
    {
        var response = await server.Http.GetAsync($"/graphql?query={{__typename}}&{name}={{\"a\":{new string('[', 1000)}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"'{name}' nests lists and objects more than 64 deep", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/graphql?query=", "application/json")]
    [InlineData("/coverage?asOf=", "application/json")]
    public async Task A_long_URL_is_refused_in_words(string beginning, string mediaType)
    {
        var response = await server.Http.GetAsync(beginning + new string('a', 20_000));
        Assert.Equal((HttpStatusCode.RequestUriTooLong, mediaType), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).List("errors")[0];
        Assert.Equal("URL_TOO_LONG", error.Text("extensions", "code"));
        Assert.Contains("by POST", error.Text("message"));
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("*/*", 200)]
    [InlineData("application/graphql-response+json", 400)]
    public async Task A_hash_in_place_of_a_query_is_answered_so_that_clients_send_the_query(string accept, int status)
    {
        const string Extensions = "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38\"}}";
        using var post = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent($"{{\"operationName\":\"K\",\"extensions\":{Extensions}}}", Encoding.UTF8, "application/json") };
        using var get = new HttpRequestMessage(HttpMethod.Get, "/graphql?operationName=K&extensions=" + Uri.EscapeDataString(Extensions));
        // Left out, or written as nothing.
        using var ofNull = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent($"{{\"query\":null,\"extensions\":{Extensions}}}", Encoding.UTF8, "application/json") };
        using var ofNothing = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=&extensions=" + Uri.EscapeDataString(Extensions));
        foreach (var request in new[] { post, get, ofNull, ofNothing })
        {
            request.Headers.Add("Accept", accept);
            var response = await server.Http.SendAsync(request);
            Assert.Equal((status, accept == "*/*" ? "application/json" : accept), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            var error = Assert.Single((await response.Content.ReadFromJsonAsync<JsonElement>()).List("errors"));
            Assert.Equal(("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED"), (error.Text("message"), error.Text("extensions", "code")));
        }

        // With the query beside it there is something to answer.
        Assert.Contains("\"data\"", await server.Http.GetStringAsync("/graphql?query={__typename}&extensions=" + Uri.EscapeDataString(Extensions)));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("application/json; charset=\"UTF-8\"", HttpStatusCode.OK)]
    [InlineData("application/json; charset=latin1", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_is_JSON_in_UTF_8(string contentType, HttpStatusCode status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"query\":\"{__typename}\"}"));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        Assert.Equal(status, (await server.Http.PostAsync("/graphql", content)).StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task An_answer_is_compressed_where_the_client_can_read_it(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={agreements(first:200){nodes{id title}}}");
        request.Headers.Add("Accept-Encoding", encoding);
        var response = await server.Http.SendAsync(request);
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task A_syntax_error_shows_its_line_with_a_caret()
    {
        var (_, body) = await server.PostAsync(new { query = "{\n  dataset {{ revision }\n}" });
        Assert.Equal("  dataset {{ revision }\n           ^", body.List("errors")[0].Text("extensions", "source"));
    }

    [Theory]
    [InlineData("{\"query\":\"{ a \\ud800 }\"}")]
    [InlineData("{\"query\":\"{__typename}\",\"variables\":{\"a\":[{\"b\":\"\\ud800\"}]}}")]
    [InlineData("{\"query\":\"{__typename}\",\"variables\":{\"\\ud800\":1}}")]
    [InlineData("{\"query\":\"{__typename}\",\"operationName\":\"\\ud800\"}")]
    [InlineData("{\"query\":\"{__typename}\",\"variables\":{\"a\":1,\"a\":2}}")]
    [InlineData("{\"query\":\"{__typename} # \u00ff\"}")]
    public async Task A_body_with_half_a_character_or_a_name_twice_is_no_request(string body)
    {
        // In Latin-1 the last one has a byte that is no UTF-8.
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body)) { Headers = { { "Content-Type", "application/json" } } };
        var response = await server.Http.PostAsync("/graphql", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("REQUEST_INVALID", (await response.Content.ReadFromJsonAsync<JsonElement>()).List("errors")[0].Text("extensions", "code"));
    }

    [Theory]
    [InlineData("/graphql?query={agreements(first:200){nodes{id%20title}}}", 0.2)]
    [InlineData("/", 0.25)]
    [InlineData("/coverage.csv", 0.2)]
    [InlineData("/graphql/schema.graphql", 0.25)]
    public async Task Compressed_an_answer_is_a_quarter_at_most(string path, double part)
    {
        var whole = (await server.Http.GetByteArrayAsync(path)).Length;
        foreach (var encoding in new[] { "br", "gzip" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", encoding } } };
            var response = await server.Http.SendAsync(request);
            Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
            Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1, whole * part);
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health")]
    public async Task The_server_tells_its_health(string path) => Assert.StartsWith("Healthy", await server.Http.GetStringAsync(path), StringComparison.Ordinal);

    [Theory]
    [InlineData("/")]
    [InlineData("/graphql")]
    public async Task A_browser_is_told_to_load_nothing_from_elsewhere(string path)
    {
        var headers = (await SendAsync(HttpMethod.Get, path, "text/html")).Headers;
        Assert.Equal(("nosniff", "same-origin"), (headers.GetValues("X-Content-Type-Options").Single(), headers.GetValues("Referrer-Policy").Single()));
        Assert.DoesNotContain("http", headers.GetValues("Content-Security-Policy").Single());
        Assert.StartsWith("default-src", headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public void The_table_of_errors_has_every_code_once()
    {
        var codes = new[] { typeof(ErrorCodes), typeof(ApiErrors), typeof(ErrorTable) }.SelectMany(type => type.GetFields()).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(codes.Order(), ErrorTable.Rows.Select(row => row.Code).Order());
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, string? accept)
    {
        var request = new HttpRequestMessage(method, url);
        if (accept is not null) request.Headers.Add("Accept", accept);
        return server.Http.SendAsync(request);
    }
}
