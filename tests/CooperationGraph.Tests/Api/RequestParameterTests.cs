using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>How a request may be written in a URL, and a hash in place of a query in either way.</summary>
public sealed class RequestParameterTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("query={__typename}&query={__typename}", "'query' 2 times")]
    [InlineData("query={__typename}&variables={}&variables={}", "'variables' 2 times")]
    [InlineData("query={__typename}&operationName=A&operationName=B&operationName=C", "'operationName' 3 times")]
    [InlineData("query={__typename}&extensions={}&extensions={}", "'extensions' 2 times")]
    [InlineData("query={__typename}&revision=a&revision=b", "'revision' 2 times")]
    [InlineData("query={__typename}&extensions=1", "'extensions' is no object")]
    [InlineData("query={__typename}&extensions={", "'extensions' is no JSON")]
    [InlineData("query={__typename}&extensions={\"a\":1,\"a\":2}", "'extensions' names the property 'a' twice in one object. Name it once.")]
    [InlineData("query={__typename}&variables={\"a\":1,\"a\":2}", "'variables' names the property 'a' twice in one object. Name it once.")]
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
    [InlineData(1, 40_000)]
    [InlineData(10, 4_000)]
    [InlineData(150, 10)]
    public async Task Large_headers_are_refused_in_words(int count, int length)
    {
        using var get = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        for (var i = 0; i < count; i++) get.Headers.Add($"X-{i}", new string('a', length));
        var response = await server.Http.SendAsync(get);
        Assert.Equal((HttpStatusCode.RequestHeaderFieldsTooLarge, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).List("errors")[0];
        Assert.Equal("HEADERS_TOO_LARGE", error.Text("extensions", "code"));
        Assert.Contains($"The request has {count + 1} headers", error.Text("message"));
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
}
