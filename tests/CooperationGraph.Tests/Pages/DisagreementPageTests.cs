using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CooperationGraph.Server.Pages;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>All that sources do not agree on stands on one page, with who says what; and what rests on no source on another.</summary>
public sealed partial class DisagreementPageTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_pages_lead_to_every_disagreement()
    {
        var shown = 0;
        for (var next = "/disagreements"; next.Length > 0;)
        {
            var page = await server.Http.GetStringAsync(next);
            shown += Article().Count(page);
            next = WebUtility.HtmlDecode(Next().Match(page).Groups["link"].Value);
        }

        var total = (await ApiClient.OverSeed.DataAsync("{ conflicts(first: 0) { totalCount } }")).At("conflicts", "totalCount").GetInt32();
        Assert.True(total > 20);
        Assert.Equal(total, shown);
    }

    [Theory]
    [InlineData("field=in_force_on", "{ fields: [\"in_force_on\"] }")]
    [InlineData("country=Kyrgyzstan", "{ countries: { codes: [\"KGZ\"] } }")]
    [InlineData("country=KG&field=signed_on", "{ countries: { codes: [\"KGZ\"] }, fields: [\"signed_on\"] }")]
    [InlineData("kind=project", "{ labels: [Project] }")]
    [InlineData("state=open&kind=Agreement", "{ resolved: false, labels: [Agreement] }")]
    [InlineData("state=settled", "{ resolved: true }")]
    public async Task A_choice_shows_those_that_the_query_finds(string choice, string filter)
    {
        var total = (await ApiClient.OverSeed.DataAsync($"{{ conflicts(first: 0, filter: {filter}) {{ totalCount }} }}")).At("conflicts", "totalCount").GetInt32();
        Assert.NotEqual(0, total);
        Assert.Contains($"{total} {(total == 1 ? "disagreement fits" : "disagreements fit")} these choices.", await server.Http.GetStringAsync("/disagreements?" + choice));
    }

    [Fact]
    public async Task Each_field_is_counted_and_leads_to_its_own()
    {
        var fields = (await ApiClient.OverSeed.DataAsync("{ conflicts(first: 200) { nodes { field } } }")).List("conflicts", "nodes").GroupBy(node => node.Text("field")!).ToList();
        var page = await server.Http.GetStringAsync("/disagreements");
        Assert.All(fields, field => Assert.Contains($"<a href=\"/disagreements?field={field.Key}\">{Words.Capitalized(Words.LabelOfColumn(field.Key))} ({field.Count()})</a>", page));
    }

    [Fact]
    public async Task Each_field_is_counted_through_the_other_choices()
    {
        const string Filter = "{ countries: { codes: [\"KGZ\"] }, resolved: false }";
        var fields = (await ApiClient.OverSeed.DataAsync($"{{ conflicts(first: 200, filter: {Filter}) {{ nodes {{ field }} }} }}")).List("conflicts", "nodes").CountBy(node => node.Text("field")!).ToList();
        Assert.NotEmpty(fields);
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync($"/disagreements?country=KGZ&state=open&field={fields[0].Key}"));
        Assert.Contains($"All ({fields.Sum(field => field.Value)})</a>", page);
        Assert.Contains($"<strong>{Words.Capitalized(Words.LabelOfColumn(fields[0].Key))} ({fields[0].Value})</strong>", page);
        Assert.All(fields[1..], field => Assert.Contains($"{Words.Capitalized(Words.LabelOfColumn(field.Key))} ({field.Value})</a>", page));
    }

    [Fact]
    public async Task Every_value_stands_with_every_publisher_that_gives_it()
    {
        var conflicts = (await ApiClient.OverSeed.DataAsync("{ conflicts(first: 20, filter: { fields: [\"in_force_on\"] }) { nodes { kept claims { value stance source { publisher } } } } }")).List("conflicts", "nodes");
        var articles = Article().Matches(await server.Http.GetStringAsync("/disagreements?field=in_force_on")).Select(match => WebUtility.HtmlDecode(match.Value)).ToList();
        Assert.Equal(conflicts.Count, articles.Count);
        foreach (var (conflict, article) in conflicts.Zip(articles))
        {
            if (conflict.Text("kept") is { } kept) Assert.Contains($"<bdi>{Words.OfDate(kept)}</bdi> <small>kept here</small>", article);
            foreach (var claim in conflict.List("claims"))
            {
                if (claim.Text("value") is { } value) Assert.Contains(Words.OfDate(value), article);
                Assert.Contains(claim.Text("source", "publisher")!, article);
            }
        }
    }

    [Fact]
    public async Task Where_nobody_disagrees_the_page_says_what_that_does_not_mean() =>
        Assert.Contains("That does not make it sure", await server.Http.GetStringAsync("/disagreements?country=Nauru"));

    [Fact]
    public async Task What_rests_on_no_source_is_listed_and_named_as_that()
    {
        var data = await ApiClient.OverSeed.DataAsync("{ agreements(filter: { unverified: true }) { nodes { title } } sources(filter: { kinds: [UNVERIFIED] }) { nodes { claims(first: 100) { nodes { subject { id } } } } } }");
        var page = WebUtility.HtmlDecode(await server.Http.GetStringAsync("/unverified"));
        Assert.All(data.List("agreements", "nodes"), agreement => Assert.Contains($"<bdi>{agreement.Text("title")}</bdi>", page));
        var remembered = data.List("sources", "nodes").SelectMany(source => source.List("claims", "nodes")).ToList();
        Assert.NotEmpty(remembered);
        Assert.All(remembered, claim => Assert.Contains($"href=\"{NodeAddress.Of(claim.Text("subject", "id")!)}\"", page));
    }

    [GeneratedRegex("<article class=\"disagreement\">.*?</article>", RegexOptions.Singleline, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Article();

    [GeneratedRegex("<a href=\"(?<link>[^\"]*)\" rel=\"next\"", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Next();
}
