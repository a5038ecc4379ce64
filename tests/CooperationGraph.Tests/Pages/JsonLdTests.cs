using System.Net;
using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

public sealed class JsonLdTests(TestServer server) : IClassFixture<TestServer>
{
    private string Origin => server.Http.BaseAddress!.ToString().TrimEnd('/');

    [Fact]
    public async Task A_node_is_named_by_the_address_of_its_page()
    {
        var node = await ReadAsync("/agreements/bit-cn-kz-1992");
        Assert.Equal((Origin + "/agreements/bit-cn-kz-1992", "Agreement", "1992-08-10"), (node.Text("@id"), node.Text("@type"), node.Text("signedOn")));
        Assert.Equal([Origin + "/countries/CHN", Origin + "/countries/KAZ"], node.List("parties").Select(party => party.Text("party", "@id")));
        Assert.All(node.List("citations"), citation => Assert.StartsWith(Origin + "/sources/", citation.Text("source", "@id")));
        Assert.Equal(RealSeed.Dataset.Revision, node.Text("revision"));
    }

    [Fact]
    public async Task A_name_has_its_language_and_stands_only_where_the_data_have_it()
    {
        foreach (var agreement in SeedGraph.Nodes(Agreement.Label).Where((_, i) => i % 40 == 0).Append(SeedGraph.Node("agreement:bit-cn-kz-1992")))
        {
            var titles = (await ReadAsync(NodeAddress.Of(agreement.Id)!)).List("title").ToDictionary(title => title.Text("@language")!, title => title.Text("@value"));
            Assert.Equal(agreement.Get(Agreement.TitleEn), titles["en"]);
            Assert.Equal(agreement.Get(Agreement.TitleZh), titles.GetValueOrDefault("zh"));
            Assert.DoesNotContain("ru", titles.Keys);
        }
    }

    [Fact]
    public async Task Every_term_and_every_type_leads_to_its_place_in_the_documentation()
    {
        var pages = new Dictionary<string, string>();
        var terms = 0;
        foreach (var kind in NodeAddress.Kinds.Values)
        {
            // Those with the most to say first: every field of the kind stands somewhere among them.
            var label = PastedLink.LabelOf(kind);
            var nodes = SeedGraph.Nodes(label).OrderByDescending(node => label.Properties.Count(property => node[property] is not null)).Take(8);
            foreach (var node in nodes)
            {
                var document = await ReadAsync(NodeAddress.Of(node.Id)!);
                foreach (var (iri, _) in TermsOf(document, document.GetProperty("@context")).DistinctBy(each => each.Iri))
                {
                    terms++;
                    var (address, anchor) = iri.IndexOf('#') is >= 0 and var mark ? (iri[..mark], iri[(mark + 1)..]) : (iri, "");
                    Assert.StartsWith(Origin, address, StringComparison.Ordinal);
                    if (!pages.TryGetValue(address, out var page)) pages[address] = page = await server.Http.GetStringAsync(address);
                    Assert.True(anchor.Length == 0 || page.Contains($"id=\"{anchor}\"", StringComparison.Ordinal), iri);
                }
            }
        }

        Assert.InRange(terms, 500, 20_000);
    }

    [Theory]
    [InlineData("/countries/CHN", "agreements")]
    [InlineData("/countries/KAZ", "financings")]
    [InlineData("/sources/ds-unctad-iia-2020", "claims")]
    public async Task A_long_list_leads_on_to_its_end(string path, string list)
    {
        var (found, total, parts) = (new List<string>(), 0, 0);
        for (var next = path; next is not null; parts++)
        {
            var part = (await ReadAsync(next)).GetProperty(list);
            found.AddRange(part.List("nodes").Select(node => node.GetRawText()));
            total = part.GetProperty("totalCount").GetInt32();
            next = part.Text("next");
        }

        Assert.Equal(total, found.Count);
        Assert.Equal(total, found.Distinct().Count());
        Assert.True(parts > 1, $"{path} has one part of {list}.");
    }

    [Fact]
    public async Task A_page_for_people_leads_on_too_and_refuses_a_wrong_place()
    {
        var page = await server.Http.GetStringAsync("/countries/CHN");
        Assert.Contains("href=\"/agreements?country=CHN\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Http.GetAsync("/countries/CHN?agreements=nonsense")).StatusCode);
    }

    // As expansion does it: a type's scope holds for the members of an object of that type, what stands in the context itself for all.
    private static IEnumerable<(string Iri, string Term)> TermsOf(JsonElement value, JsonElement context)
    {
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray().SelectMany(item => TermsOf(item, context));
        if (value.ValueKind != JsonValueKind.Object || value.TryGetProperty("@value", out _)) return [];
        var type = value.Text("@type") ?? throw new InvalidOperationException($"No type: {value}");
        var scope = context.GetProperty(type);
        var own = value.EnumerateObject().Where(member => !member.Name.StartsWith('@')).Select(member => (Iri: IriOf(member.Name), member.Name));
        return own.Prepend((scope.Text("@id")!, type)).Concat(value.EnumerateObject().Where(member => member.Name != "@context").SelectMany(member => TermsOf(member.Value, context)));

        string IriOf(string term) => context.TryGetProperty(term, out var given) ? given.ValueKind == JsonValueKind.String ? given.GetString()! : given.Text("@id")! : scope.Text("@context", "@vocab") + term;
    }

    private async Task<JsonElement> ReadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "application/ld+json" } } };
        var response = await server.Http.SendAsync(request);
        Assert.Equal("application/ld+json", response.Content.Headers.ContentType!.MediaType);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }
}
