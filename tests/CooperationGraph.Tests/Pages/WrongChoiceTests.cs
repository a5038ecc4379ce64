using System.Net;
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
        // Nothing was counted.
        Assert.DoesNotMatch(Counted(), text);
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

    [GeneratedRegex("fits? these choices|rel=\"next\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counted();
}
