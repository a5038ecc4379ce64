using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace CooperationGraph.Tests.Caching;

public sealed class CacheBoundsTests
{
    [Fact]
    public async Task An_answer_over_the_limit_is_sent_and_not_kept()
    {
        await using var server = await StartAsync(("Cache:MaxAnswerBytes", "1000"));
        const string Large = "{ countries(first: 100) { nodes { id } } }";
        for (var i = 0; i < 2; i++)
        {
            var answer = await server.Http.AskAsync(Large);
            Assert.Equal((200, "fwd=miss"), (answer.Code, answer.Status));
            Assert.True(answer.Body.Length > 1000);
        }

        await server.Http.AskAsync("{ countries(first: 1) { nodes { id } } }");
        Assert.Equal("hit; detail=memory", (await server.Http.AskAsync("{ countries(first: 1) { nodes { id } } }")).Status);
    }

    [Fact]
    public async Task Memory_holds_no_more_than_it_may()
    {
        await using var server = await StartAsync(("Cache:Bytes", "100000"));
        string[] queries = [.. Enumerable.Range(1, 150).Select(n => $"{{ countries(first: {n}) {{ nodes {{ id name }} }} }}")];
        var bytes = 0;
        foreach (var query in queries) bytes += (await server.Http.AskAsync(query)).Body.Length;
        Assert.True(bytes > 300_000);
        var held = 0;
        // Each is asked once more, the last first: what is a hit was held since. What is a miss may take the place of some that would have been hits.
        foreach (var query in queries.Reverse())
        {
            var answer = await server.Http.AskAsync(query);
            if (answer.Status == "hit; detail=memory") held += answer.Body.Length;
        }

        // Nobody says how much goes when room is made.
        Assert.InRange(held, 10_000, 100_000);
        // It still takes in what comes.
        await Poll.UntilAsync(async () => (await server.Http.AskAsync(queries[0])).Status == "hit; detail=memory", "a new answer is kept");
    }

    [Fact]
    public async Task Without_memory_every_request_is_executed()
    {
        await using var server = await StartAsync(("Cache:Bytes", "0"));
        for (var i = 0; i < 2; i++) Assert.Equal((200, "fwd=bypass"), await server.Http.AskAsync("{ countries { nodes { id } } }") is var answer ? (answer.Code, answer.Status) : default);
    }

    [Theory]
    [InlineData("Cache:Bytes", "64MB")]
    [InlineData("Cache:MaxAnswerBytes", "-1")]
    public void A_setting_that_is_no_number_of_bytes_is_refused_by_its_name(string name, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
        Assert.Contains(name, Assert.Throws<InvalidSettingException>(() => Settings.CacheOf(settings)).Message);
    }

    [Fact]
    public void A_wrong_configuration_of_Redis_is_refused_without_its_password()
    {
        var refusal = Assert.Throws<InvalidSettingException>(() => Settings.RedisOf(new ConfigurationBuilder().AddInMemoryCollection([new("Redis:Configuration", "localhost:6379,password=secret,connectTimeout=soon")]).Build()));
        Assert.Contains("Redis:Configuration", refusal.Message);
        Assert.DoesNotContain("secret", refusal.Message);
    }

    private static async Task<TestServer> StartAsync(params (string Name, string Value)[] settings)
    {
        var server = new TestServer(new CurrentStore(RealSeed.Store), adjust: builder => builder.Configuration.AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Name, (string?)each.Value))));
        await server.InitializeAsync();
        return server;
    }
}
