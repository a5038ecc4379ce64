using System.Net.Http.Json;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Caching;

/// <summary>Requests that come in other shapes than those of most clients.</summary>
public sealed class RequestShapeTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Another_site_may_read_what_the_cache_says()
    {
        var response = await server.Http.SendAsync(new(HttpMethod.Get, "/graphql?query={countries(first:10){nodes{id}}}") { Headers = { { "Origin", "https://example.org" } } });
        Assert.Contains("ETag", response.Headers.GetValues("Access-Control-Expose-Headers").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData(70_000, false)]
    [InlineData(100, true)]
    public async Task A_body_that_comes_in_parts_is_a_hit_too(int padding, bool chunked)
    {
        foreach (var status in new[] { "CooperationGraph; fwd=miss; stored", "CooperationGraph; hit; detail=memory" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = $"{{ countries(first: {(chunked ? 11 : 12)}) {{ nodes {{ id }} }} }}" + new string(' ', padding) }) };
            request.Headers.TransferEncodingChunked = chunked;
            Assert.Equal(status, (await server.Http.SendAsync(request)).Headers.GetValues("Cache-Status").Single());
        }
    }

    [Theory]
    [InlineData("/graphql/")]
    [InlineData("/GraphQL")]
    public async Task The_path_may_be_written_as_routing_takes_it(string path)
    {
        using var content = JsonContent.Create(new { query = "{ __typename }" });
        Assert.Contains("Query", await (await server.Http.PostAsync(path, content)).Content.ReadAsStringAsync());
    }
}
