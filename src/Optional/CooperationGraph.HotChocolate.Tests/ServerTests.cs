using System.Net;
using System.Net.Http.Headers;
using CooperationGraph.Execution;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.HotChocolate.Tests;

/// <summary>The whole service with Hot Chocolate at <c>/graphql</c>.</summary>
public sealed class ServerTests : IAsyncLifetime
{
    private readonly TestServer _server = new(new CurrentStore(RealSeed.Store), door: new HotChocolateDoor());

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_answers_with_the_revision_and_with_notes()
    {
        var (response, answer) = await _server.PostAsync(new { query = "{ dataset { revision } changes { totalCount } }" });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var revision = answer.GetProperty("data").GetProperty("dataset").GetProperty("revision").GetString();
        Assert.Equal(revision, answer.GetProperty("extensions").GetProperty("revision").GetString());
        Assert.Equal("REVISION_FIRST", answer.GetProperty("extensions").GetProperty("notes")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{ ", ErrorCodes.Syntax)]
    [InlineData("{ nope }", ErrorCodes.Validation)]
    public async Task It_refuses_with_the_service_s_codes(string query, string code) => Assert.Equal(code, SameAnswersTests.CodesOf((await _server.PostAsync(new { query })).Body));

    [Fact]
    public async Task Introspection_tells_the_schema()
    {
        var (_, answer) = await _server.PostAsync(new { query = "{ __schema { queryType { name } } __type(name: \"Country\") { fields { name } } }" });
        Assert.Contains("agreements", answer.GetProperty("data").GetProperty("__type").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_browser_gets_the_IDE_and_the_pages_are_there()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var ide = await _server.Http.SendAsync(request);
        Assert.Equal("text/html", ide.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await _server.Http.GetAsync("/countries/KAZ")).StatusCode);
    }

    [Fact]
    public async Task Without_data_it_says_so_with_503()
    {
        await using var server = new TestServer(new CurrentStore("There is none."), door: new HotChocolateDoor());
        await server.InitializeAsync();
        var (response, answer) = await server.PostAsync(new { query = "{ dataset { revision } }" });
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "STORE_UNAVAILABLE"), (response.StatusCode, SameAnswersTests.CodesOf(answer)));
    }
}
