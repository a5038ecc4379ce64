using System.Net;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>What pages of other sites may do here, and this site's pages there.</summary>
public sealed class OtherSiteTests(TestServer server) : IClassFixture<TestServer>
{
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
    public async Task A_browser_is_told_to_load_nothing_from_elsewhere(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
        var headers = (await server.Http.SendAsync(request)).Headers;
        Assert.Equal(("nosniff", "same-origin"), (headers.GetValues("X-Content-Type-Options").Single(), headers.GetValues("Referrer-Policy").Single()));
        Assert.DoesNotContain("http", headers.GetValues("Content-Security-Policy").Single());
        Assert.StartsWith("default-src", headers.GetValues("Content-Security-Policy").Single());
    }
}
