using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>What methods and the header Accept do.</summary>
public sealed class NegotiationTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Query = "/graphql?query={__typename}";

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("", "application/json")]
    [InlineData(" , ", "application/json")]
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
    [InlineData("json")]
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

    // GraphQL over HTTP, "GET": what is safe to ask twice changes nothing.
    [Theory]
    [InlineData("mutation{x}")]
    [InlineData("query Q{__typename} mutation M{x}&operationName=M")]
    [InlineData("subscription{x}")]
    public async Task A_GET_that_asks_for_more_than_a_query_is_refused_with_405(string operation)
    {
        foreach (var accept in new[] { null, "application/json", "application/graphql-response+json" })
        {
            var response = await SendAsync(HttpMethod.Get, "/graphql?query=" + operation, accept);
            Assert.Equal((HttpStatusCode.MethodNotAllowed, accept ?? "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            Assert.Equal(["GET", "HEAD", "POST", "OPTIONS"], response.Content.Headers.Allow);
            Assert.Equal("OPERATION_NOT_SUPPORTED", (await response.Content.ReadFromJsonAsync<JsonElement>()).List("errors")[0].Text("extensions", "code"));
        }
    }

    [Fact]
    public async Task OPTIONS_names_the_methods()
    {
        var response = await SendAsync(HttpMethod.Options, "/graphql", null);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST", "OPTIONS"], response.Content.Headers.Allow);
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

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, string? accept)
    {
        var request = new HttpRequestMessage(method, url);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return server.Http.SendAsync(request);
    }
}
