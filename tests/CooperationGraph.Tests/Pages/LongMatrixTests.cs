using System.Text.RegularExpressions;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>A matrix of a hundred cells says what each cell rests on; of a longer one each cell says its state, and nothing else is asked for.</summary>
public sealed partial class LongMatrixTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_query_behind_it_asks_for_states_alone()
    {
        var page = await server.Http.GetStringAsync("/coverage?group=all");
        Assert.Contains("details%22%3Afalse", QueryBehind().Match(page).Value);
        Assert.DoesNotContain("href=\"/agreements/", page);
        page = await server.Http.GetStringAsync("/coverage?asOf=2023-05-11");
        Assert.DoesNotContain("details", QueryBehind().Match(page).Value);
        Assert.Contains("href=\"/agreements/bit-cn-kz-1992\"", page);
    }

    [Fact]
    public async Task Its_rows_stand_by_name_as_people_look_for_them_and_none_is_left_out()
    {
        List<string> shown = [];
        for (var from = 1; from < 1000; from += shown.Count + 1 - from)
        {
            var names = Row().Matches(await server.Http.GetStringAsync($"/coverage?group=all&asOf=2023-05-11&from={from}")).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups["name"].Value)).ToList();
            if (names.Count == 0 || shown.Contains(names[0])) break;
            shown.AddRange(names);
        }

        var rows = (await ApiClient.OverSeed.DataAsync("{ coverage(countries: { all: true }, asOf: \"2023-05-11\", types: [BELT_AND_ROAD_DOCUMENT, MID_TO_LONG_TERM_PLAN, INVESTMENT_PROTECTION_AGREEMENT]) { rows { country { name } } } }")).List("coverage", "rows").Select(row => row.Text("country", "name")!);
        Assert.Equal(rows.Order(StringComparer.InvariantCulture), shown);
    }

    [GeneratedRegex("<a href=\"[^\"]*\">The query behind this page", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex QueryBehind();

    [GeneratedRegex("<th scope=\"row\"><a href=\"/countries/[^\"]*\"><bdi>(?<name>[^<]*)</bdi>", RegexOptions.None, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Row();
}
