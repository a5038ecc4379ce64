using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Server.Pages;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Configuration;
using Settings = CooperationGraph.Server.Hosting.Settings;

namespace CooperationGraph.Tests.Hosting;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData("/graphql?query={__typename}")]
    [InlineData("/docs")]
    public async Task More_than_a_minute_s_requests_are_refused_with_when_to_ask_again(string path)
    {
        await using var server = await StartAsync(("RateLimit:PerMinute", "3"));
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(path)).StatusCode);
        var refused = await server.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Equal(("*", "no-store"), (refused.Headers.GetValues("Access-Control-Allow-Origin").Single(), refused.Headers.GetValues("Cache-Control").Single()));
        var error = Assert.Single((await refused.Content.ReadFromJsonAsync<JsonElement>()).List("errors"));
        Assert.Equal("RATE_LIMITED", error.Text("extensions", "code"));
        // Whoever looks after the service is not a client.
        for (var i = 0; i < 5; i++)
            foreach (var health in new[] { "/health", "/health/live", "/health/ready" }) Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(health)).StatusCode);
    }

    [Fact]
    public async Task Without_the_setting_there_is_no_limit()
    {
        await using var server = await StartAsync();
        for (var i = 0; i < 200; i++) Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/graphql?query={__typename}")).StatusCode);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_each_client_has_its_own_share_and_cannot_lie_about_it()
    {
        await using var server = await StartAsync(("RateLimit:PerMinute", "2"), ("RateLimit:Proxies", "10.0.0.0/8, 127.0.0.1"));
        foreach (var client in new[] { "203.0.113.1", "203.0.113.2" })
        {
            Assert.Equal(HttpStatusCode.OK, await AskAsync(server, client));
            // What a client writes itself stands before what the proxies add.
            Assert.Equal(HttpStatusCode.OK, await AskAsync(server, $"198.51.100.9, {client}, 10.1.2.3"));
            Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(server, $"198.51.100.10, {client}"));
        }
    }

    [Fact]
    public async Task Without_a_trusted_proxy_nobody_s_word_is_taken()
    {
        await using var server = await StartAsync(("RateLimit:PerMinute", "2"));
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, await AskAsync(server, $"203.0.113.{i}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(server, "203.0.113.77"));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData(null, "255.255.255.255")]
    public void Whoever_has_a_network_of_addresses_is_one_client(string? address, string client) =>
        Assert.Equal(IPAddress.Parse(client), RateLimit.ClientOf(address is null ? null : IPAddress.Parse(address)));

    [Theory]
    [InlineData("RateLimit:PerMinute", "0", "from 1 to")]
    [InlineData("RateLimit:PerMinute", "many", "from 1 to")]
    [InlineData("RateLimit:PerMinute", "-3", "from 1 to")]
    [InlineData("RateLimit:Proxies", "10.0.0.0/8,proxy", "'proxy'")]
    public void A_value_that_cannot_be_is_refused(string name, string value, string help)
    {
        var refused = Assert.Throws<InvalidSettingException>(() => Settings.Read([new(name, value)]));
        Assert.Contains(help, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AskAsync(TestServer server, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}") { Headers = { { "X-Forwarded-For", forwardedFor } } };
        return (await server.Http.SendAsync(request)).StatusCode;
    }

    private static async Task<TestServer> StartAsync(params (string Name, string Value)[] settings)
    {
        var server = new TestServer(new CurrentStore(RealSeed.Store), adjust: builder => builder.Configuration.AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Name, (string?)each.Value))));
        await server.InitializeAsync();
        return server;
    }
}
