using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

public sealed class CompressionTests(TestServer server) : IClassFixture<TestServer>
{
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

    [Theory]
    [InlineData("/graphql?query={agreements(first:200){nodes{id%20title}}}", 0.2)]
    [InlineData("/", 0.33)]
    [InlineData("/coverage.csv", 0.2)]
    [InlineData("/graphql/schema.graphql", 0.25)]
    public async Task Compressed_an_answer_is_a_third_at_most(string path, double part)
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
}
