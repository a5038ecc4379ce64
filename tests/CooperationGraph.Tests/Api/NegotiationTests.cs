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

    [Fact]
    public async Task A_page_of_another_site_may_read()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", "https://example.org");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        var response = await server.Http.SendAsync(preflight);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("POST", response.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.Equal("content-type", response.Headers.GetValues("Access-Control-Allow-Headers").Single());
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
