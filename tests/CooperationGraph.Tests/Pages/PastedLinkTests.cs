using System.Net;
using CooperationGraph.Server.Pages;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>What people type or paste leads to the page that they mean.</summary>
public sealed class PastedLinkTests(TestServer server) : IClassFixture<TestServer>, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Http.BaseAddress };

    [Theory]
    [InlineData("/agreements/agreement:bit-cn-uz-1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreements/agreement%3Abit-cn-uz-1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreements/agreement%3abit-cn-uz-1992/", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreement:bit-cn-uz-1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreement/bit-cn-uz-1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/Agreement/BIT-CN-UZ-1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreements/bit%20cn%20uz%201992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreements/bit_cn_uz_1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreements/bit-cn-uz-1992.", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreements/%22bit-cn-uz-1992%22)", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreements/agreement:bit-cn-uz-1992?utm_source=x", "/agreements/bit-cn-uz-1992?utm_source=x")]
    [InlineData("/node/agreement:bit-cn-uz-1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/countries/agreement:bit-cn-uz-1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/countries/country:KAZ", "/countries/KAZ")]
    [InlineData("/countries/COUNTRY:kaz", "/countries/KAZ")]
    [InlineData("/countries/kaz", "/countries/KAZ")]
    [InlineData("/countries/KAZ/", "/countries/KAZ")]
    [InlineData("/countries/%20KAZ%20", "/countries/KAZ")]
    [InlineData("/countries/kz", "/countries/KAZ")]
    [InlineData("/countries/Kazakhstan", "/countries/KAZ")]
    [InlineData("/country/哈萨克斯坦", "/countries/KAZ")]
    [InlineData("/country:KAZ", "/countries/KAZ")]
    [InlineData("/countries/398", "/countries/KAZ")]
    [InlineData("/countries/Turkey", "/countries/TUR")]
    [InlineData("/countries/Ivory%20Coast", "/countries/CIV")]
    [InlineData("/countries/Côte%20d’Ivoire", "/countries/CIV")]
    [InlineData("/countries/U.S.A.", "/countries/USA")]
    [InlineData("/organizations/Agricultural%20Bank%20of%20China", "/organizations/abc")]
    [InlineData("/kazakhstan", "/countries/KAZ")]
    [InlineData("/U.S.A", "/countries/USA")]
    [InlineData("/agreement:bit-cn-uz.1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/KAZ", "/countries/KAZ")]
    [InlineData("/groups/Eurasian%20Economic%20Union", "/groups/eaeu")]
    [InlineData("/agreements/bit–cn–uz–1992", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreements/bit-cn-uz-1992%E2%80%A6", "/agreements/bit-cn-uz-1992")]
    [InlineData("/agreements/%EF%BB%BFbit-cn-uz-1992%E2%80%8B", "/agreements/bit-cn-uz-1992")]
    [InlineData("/group:asean", "/groups/asean")]
    [InlineData("/CountryGroup/asean", "/groups/asean")]
    [InlineData("/agreement", "/agreements")]
    [InlineData("/Country/", "/countries")]
    [InlineData("/docs/types/agreement", "/docs/types/Agreement")]
    [InlineData("/docs/types/Agreement.signedOn", "/docs/types/Agreement#signedOn")]
    public async Task It_leads_on(string typed, string expected)
    {
        var response = await _http.GetAsync(typed);
        Assert.Equal((HttpStatusCode.MovedPermanently, expected), (response.StatusCode, Uri.UnescapeDataString(response.Headers.Location!.ToString())));
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(response.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task Every_kind_of_id_leads_to_its_page_in_each_way_that_it_may_be_pasted()
    {
        foreach (var (segment, kind) in NodeAddress.Kinds)
        {
            var label = PastedLink.LabelOf(kind);
            var id = SeedGraph.Nodes(label).Last().Id;
            var key = Uri.EscapeDataString(id[(kind.Length + 1)..]);
            foreach (var typed in new[] { $"/{segment}/{kind}:{key}", $"/{segment}/{kind}%3A{key}", $"/{kind}:{key}", $"/{kind}/{key}", $"/{label.Name}/{key}", $"/{segment}/{key.ToUpperInvariant()}/" })
            {
                var response = await _http.GetAsync(typed);
                Assert.Equal((typed, HttpStatusCode.MovedPermanently, NodeAddress.Of(id)), (typed, response.StatusCode, response.Headers.Location?.ToString()));
            }
        }
    }

    // Of two that are alike but for what people add to them, each has its page.
    [Theory]
    [InlineData("un_treaties")]
    [InlineData("(un-treaties)")]
    [InlineData("un-treaties.")]
    public async Task An_id_as_it_is_written_leads_to_its_own_page(string key)
    {
        using var seed = new SeedCopy();
        foreach (var each in new[] { "un-treaties", key }) seed.Add("sources.csv", ("id", "source:" + each), ("kind", "NEWS"), ("title", "Of " + each));
        await using var other = await TestServer.StartAsync(new(new MemoryGraphStore(seed.Read().Dataset!)));
        foreach (var typed in new[] { $"/source:{Uri.EscapeDataString(key)}", $"/sources/source:{Uri.EscapeDataString(key)}", $"/source/{Uri.EscapeDataString(key)}", $"/source:{Uri.EscapeDataString(key)}/" })
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = other.Http.BaseAddress };
            Assert.Equal((typed, NodeAddress.Of("source:" + key)), (typed, (await http.GetAsync(typed)).Headers.Location?.ToString()));
        }
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/country://evil.example")]
    [InlineData("/countries//evil.example")]
    [InlineData("/agreement:%5C%5Cevil.example")]
    [InlineData("/agreements/%0d%0aLocation:%20http:%2F%2Fevil.example")]
    public async Task Nothing_leads_to_another_host(string typed)
    {
        var response = await _http.GetAsync(server.Http.BaseAddress!.ToString().TrimEnd('/') + typed);
        Assert.Equal((HttpStatusCode.NotFound, null), (response.StatusCode, response.Headers.Location));
    }

    [Theory]
    [InlineData("/agreements/none-such-1900", "href=\"/agreements\"")]
    [InlineData("/country/Atlantis", "href=\"/countries\"")]
    [InlineData("/coverag", "href=\"/coverage\"")]
    [InlineData("/nonsense", "href=\"/\"")]
    [InlineData("/docs/types/Agreemen", "href=\"/docs/types/Agreement\"")]
    public async Task What_leads_nowhere_says_where_to_look(string typed, string link)
    {
        var response = await _http.GetAsync(typed);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(link, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graph.example.org", "http://graph.example.org/graphql")]
    [InlineData("graph.example.org:8443", "http://graph.example.org:8443/graphql")]
    [InlineData("graph'$(touch x)", null)]
    public async Task The_documentation_shows_the_address_that_was_asked(string host, string? expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/docs");
        request.Headers.TryAddWithoutValidation("Host", host);
        var page = await (await _http.SendAsync(request)).Content.ReadAsStringAsync();
        if (expected is null) Assert.DoesNotContain("touch", page, StringComparison.Ordinal);
        else Assert.Contains($"curl -s {expected} ", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "http://graph.internal/graphql")]
    [InlineData("127.0.0.1,::1", "https://graph.example.org/graphql")]
    public async Task Behind_a_proxy_it_is_the_public_one_where_the_proxy_s_word_is_taken(string? proxies, string expected)
    {
        await using var behind = new TestServer(new CurrentStore(RealSeed.Store), adjust: builder => builder.Configuration["RateLimit:Proxies"] = proxies);
        await behind.InitializeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/docs");
        request.Headers.Host = "graph.internal";
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Add("X-Forwarded-Host", "graph.example.org");
        request.Headers.Add("X-Forwarded-Proto", "https");
        Assert.Contains($"curl -s {expected} ", await (await behind.Http.SendAsync(request)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();
}
