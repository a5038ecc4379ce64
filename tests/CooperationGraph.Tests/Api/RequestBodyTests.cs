using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>How a body may be written.</summary>
public sealed class RequestBodyTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("application/json; charset=\"UTF-8\"", HttpStatusCode.OK)]
    [InlineData("application/json; charset=utf8", HttpStatusCode.OK)]
    [InlineData("application/json; charset=latin1", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_is_JSON_in_UTF_8(string contentType, HttpStatusCode status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"query\":\"{__typename}\"}"));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        Assert.Equal(status, (await server.Http.PostAsync("/graphql", content)).StatusCode);
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
    [InlineData("{\"query\":\"{__typename}\",\"variables\":{\"a\":[{\"b\":1},{\"b\":1,\"\\u0062\":2}]}}", "The body names the property 'b' twice in one object. Name it once.")]
    [InlineData("{\"query\":1,\"query\":2", "The body names the property 'query' twice in one object. Name it once.")]
    [InlineData("{\"query\":1,", "The body is no JSON: line 1, byte 11.")]
    [InlineData("{\"query\":1,\n \"variables\":nul}", "The body is no JSON: line 2, byte 17.")]
    public async Task What_is_wrong_with_the_body_is_said(string body, string message)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await server.Http.PostAsync("/graphql", content);
        Assert.Equal((HttpStatusCode.BadRequest, message), (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>()).List("errors")[0].Text("message")));
    }

    // As shells and editors of Windows save a text.
    [Fact]
    public async Task A_body_may_begin_with_the_mark_of_UTF_8_and_one_of_UTF_16_is_refused_by_name()
    {
        Assert.Equal((HttpStatusCode.OK, null), await PostAsync([.. Encoding.UTF8.Preamble, .. "{\"query\":\"{__typename}\"}"u8]));
        Assert.Equal((HttpStatusCode.BadRequest, "The body nests lists and objects more than 64 deep. Ask in several requests."), await PostAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($"{{\"query\":{new string('[', 70)}{new string(']', 70)}}}")]));
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal((HttpStatusCode.BadRequest, "The body is UTF-16. Save and send it in UTF-8."), await PostAsync([.. encoding.Preamble, .. encoding.GetBytes("{}")]));
        Assert.Equal((HttpStatusCode.BadRequest, "The body is empty. Send {\"query\": \"…\"}."), await PostAsync([]));
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

    private async Task<(HttpStatusCode Status, string? Message)> PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } };
        var response = await server.Http.PostAsync("/graphql", content);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("errors", out var errors) ? errors[0].Text("message") : null);
    }
}
