using System.Net.Sockets;
using System.Text;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>Under which address a page says that it stands.</summary>
public sealed class OriginTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Usual = "http://localhost:5080";

    // As probes of balancers, old programs and whoever looks for holes send them.
    [Theory]
    [InlineData("HTTP/1.0", null, Usual)]
    [InlineData("HTTP/1.0", "graph.example.org", "http://graph.example.org")]
    [InlineData("HTTP/1.1", "", Usual)]
    [InlineData("HTTP/1.1", "[::1]:5080", "http://[::1]:5080")]
    [InlineData("HTTP/1.1", "a..b", Usual)]
    [InlineData("HTTP/1.1", ".", Usual)]
    [InlineData("HTTP/1.1", "localhost:99999", Usual)]
    [InlineData("HTTP/1.1", "a!b", Usual)]
    [InlineData("HTTP/1.1", "$", Usual)]
    public async Task A_request_without_a_name_of_a_host_gets_every_page_under_the_usual_address(string version, string? host, string origin)
    {
        foreach (var path in new[] { "/docs/operate", "/nothing", "/countries/KAZ" })
        {
            var answer = await GetAsync($"GET {path} {version}\r\n{(host is null ? "" : $"Host: {host}\r\n")}Connection: close\r\n\r\n");
            Assert.StartsWith(path == "/nothing" ? "HTTP/1.1 404" : "HTTP/1.1 200", answer, StringComparison.Ordinal);
            Assert.Contains(origin + path, answer, StringComparison.Ordinal);
        }

        var tooLong = await GetAsync($"GET / HTTP/1.1\r\nHost: {new string('a', 300)}\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", tooLong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", "https")]
    [InlineData("HTTPS", "https")]
    [InlineData("http", "http")]
    [InlineData("javascript", "http")]
    [InlineData("1a", "http")]
    public async Task A_scheme_that_is_none_of_the_web_is_not_taken_from_a_proxy(string given, string scheme)
    {
        await using var proxied = new TestServer(new CurrentStore(RealSeed.Store), adjust: builder => builder.Configuration["RateLimit:Proxies"] = "127.0.0.1");
        await proxied.InitializeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/docs/operate") { Headers = { { "X-Forwarded-Proto", given }, { "X-Forwarded-Host", "graph.example" } } };
        Assert.Contains($">{scheme}://graph.example/docs/operate<", await (await proxied.Http.SendAsync(request)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // Browsers of old wrote the address that they came from as it stood, in Latin-1.
    [Fact]
    public async Task A_header_in_another_encoding_is_let_be() =>
        Assert.StartsWith("HTTP/1.1 200", await GetAsync("GET /docs/errors HTTP/1.1\r\nHost: localhost\r\nReferer: http://localhost/\u00e9\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);

    private async Task<string> GetAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Http.BaseAddress!.Host, server.Http.BaseAddress.Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }
}
