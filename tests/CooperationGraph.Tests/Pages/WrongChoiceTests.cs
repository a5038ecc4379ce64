using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>A page tells what is wrong with its address in the address's own words: no reader of it has seen a variable of the query.</summary>
public sealed partial class WrongChoiceTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("/coverage?type=treaty", "'TREATY' cannot be chosen for 'type': write one of belt_and_road_document, ")]
    [InlineData("/coverage?asOf=never", "'never' is no day for 'asOf': write it as 2023-05-11.")]
    [InlineData("/coverage?from=last", "'from' is the number of a row, from 1 on.")]
    [InlineData("/coverage.csv?from=51", "'from' means nothing in this address: choose by country, group, with, asOf, type, revision.")]
    [InlineData("/coverage.json?from=51", "'from' means nothing in this address: ")]
    [InlineData("/embed/coverage?from=51", "'from' means nothing in this address: ")]
    [InlineData("/explore.csv", "Nothing is chosen: name a node by 'id'")]
    [InlineData("/explore.svg?id=", "Nothing is chosen: name a node by 'id'")]
    [InlineData("/embed/explore", "Nothing is chosen: name a node by 'id'")]
    [InlineData("/coverage?from=0", "'from' is the number of a row, from 1 on.")]
    [InlineData("/coverage.csv?asOf=2023-02-30", "'2023-02-30' is no day for 'asOf'")]
    [InlineData("/coverage.svg?asOf=2023", "'2023' is no day for 'asOf'")]
    [InlineData("/map?type=treaty", "'TREATY' cannot be chosen for 'type'")]
    [InlineData("/map?asOf=x", "'x' is no day for 'asOf'")]
    [InlineData("/timeline?country=KAZ&type=treaty", "'TREATY' cannot be chosen for 'type'")]
    [InlineData("/timeline?country=KAZ&asOf=x", "'x' is no day for 'asOf'")]
    [InlineData("/agreements?status=alive", "'alive' cannot be chosen for 'status': write one of under_negotiation, ")]
    [InlineData("/agreements?on=x", "'x' is no day for 'on'")]
    [InlineData("/agreements?disputed=perhaps", "'perhaps' cannot be chosen for 'disputed': write one of yes.")]
    [InlineData("/agreements?order=beauty", "'beauty' cannot be chosen for 'order': write one of id_asc, signed_on_asc, ")]
    [InlineData("/disagreements?kind=treaty", "'treaty' cannot be chosen for 'kind': write one of country, ")]
    [InlineData("/disagreements?state=closed", "'closed' cannot be chosen for 'state': write one of open, settled.")]
    [InlineData("/search?q=a&kind=treaty", "'TREATY' cannot be chosen for 'kind': write one of country, ")]
    [InlineData("/countries/KAZ?asOf=x", "'x' is no day for 'asOf'")]
    public async Task It_is_told_with_the_name_of_its_parameter_and_what_may_stand_there(string address, string told)
    {
        var response = await server.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var text = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains(told, text);
        Assert.DoesNotContain("The variable", text);
        // Nothing was counted, and no field for a day holds anything else.
        Assert.DoesNotMatch(Counted(), text);
        Assert.DoesNotMatch(NoDay(), text);
    }

    [Theory]
    [InlineData("/?asOf=2001-01-01", "'asOf' means nothing in this address: nothing can be chosen here.")]
    [InlineData("/coverage?date=2001-01-01", "'date' means nothing in this address: choose by country, group, with, asOf, type, from.")]
    [InlineData("/map?country=KAZ", "'country' means nothing in this address: choose by type, with, asOf, circles.")]
    [InlineData("/timeline?country=KAZ&until=2001", "'until' means nothing in this address")]
    [InlineData("/explore?id=country:KAZ&type=PARTY_TO", "'type' means nothing in this address: choose by id, to, start, end, depth, limit, types, ")]
    [InlineData("/search?q=silk&lang=zh", "'lang' means nothing in this address: choose by q, kind, after.")]
    [InlineData("/agreements?party=KAZ", "'party' means nothing in this address: choose by q, type, country, with, status, ")]
    [InlineData("/disagreements?order=id_asc", "'order' means nothing in this address: choose by field, kind, country, state, after, before.")]
    [InlineData("/changes?to=a335ff6d6a95f2e6", "'to' means nothing in this address: choose by from, after, before.")]
    [InlineData("/unverified?country=KAZ", "'country' means nothing in this address")]
    [InlineData("/countries/KAZ?day=2001-01-01", "'day' means nothing in this address: choose by agreements, projects, financings, with, asOf.")]
    [InlineData("/agreements/bit-cn-kz-1992?asOf=2001-01-01", "'asOf' means nothing in this address: nothing can be chosen here.")]
    [InlineData("/docs/limits?page=2", "'page' means nothing in this address")]
    [InlineData("/docs/types?name=Country", "'name' means nothing in this address")]
    [InlineData("/coverage?a&b&c&d&e", "'a', 'b', 'c' and 2 more mean nothing in this address: choose by country, ")]
    [InlineData("/coverage.csv?date=2001-01-01", "'date' means nothing in this address: choose by country, ")]
    [InlineData("/coverage.json?rev=a335ff6d6a95f2e6", "'rev' means nothing in this address: choose by country, group, with, asOf, type, width, revision.")]
    [InlineData("/map.svg?day=2001-01-01", "'day' means nothing in this address")]
    [InlineData("/embed/map?day=2001-01-01", "'day' means nothing in this address")]
    public async Task A_parameter_that_there_is_not_is_told_by_a_page_and_refused_by_a_file_and_a_frame(string address, string told)
    {
        var response = await server.Http.GetAsync(address);
        var isPage = !address.Contains('.', StringComparison.Ordinal) && !address.StartsWith("/embed/", StringComparison.Ordinal);
        Assert.Equal(isPage ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(told, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_address_of_a_view_with_a_parameter_that_there_is_not_gives_no_frame()
    {
        var origin = server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var response = await server.Http.GetAsync($"/oembed?url={Uri.EscapeDataString(origin + "/map?day=2001-01-01")}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("'day' means nothing", JsonElement.Parse(await response.Content.ReadAsStringAsync()).Text("error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/coverage?fbclid=IwAR0&utm_source=newsletter")]
    [InlineData("/agreements/bit-cn-kz-1992?gclid=x")]
    [InlineData("/coverage?ASOF=2023-05-11")]
    [InlineData("/docs/limits?_ga=2.1")]
    [InlineData("/agreements/bit-cn-kz-1992?isappinstalled=0&scene=1")]
    [InlineData("/coverage.csv?utm_source=newsletter")]
    public async Task What_forwarders_of_links_add_is_passed_over_and_the_case_of_a_name_says_nothing(string address)
    {
        var response = await server.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("nothing in this address", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/agreements?type=joint_statement")]
    [InlineData("/agreements?type=Joint Statement&order=ID_ASC")]
    [InlineData("/disagreements?kind=Project&state=open")]
    [InlineData("/search?q=a&kind=country-group")]
    [InlineData("/map?type=double-taxation-agreement")]
    public async Task What_may_stand_there_does_in_any_case_and_with_hyphens_or_spaces(string address) => Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(address)).StatusCode);

    [Fact]
    public void Everything_that_a_form_of_a_list_offers_may_be_chosen() =>
        Assert.Empty(Server.Pages.WrongChoice.OfWords("type", Vocabulary.WordsOf<AgreementType>().Select(word => word.ToLowerInvariant()), Vocabulary.WordsOf<AgreementType>()));

    [GeneratedRegex("fits? these choices|[0-9] results?|rel=\"next\"", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Counted();

    [GeneratedRegex("type=\"date\" value=\"(?![0-9]{4}-[0-9]{2}-[0-9]{2}\")", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex NoDay();
}
