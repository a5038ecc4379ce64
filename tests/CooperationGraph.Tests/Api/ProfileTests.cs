using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>All that is known of a country in one request: each part is what the field for it answers, and what the rows of the seed say.</summary>
public sealed class ProfileTests(ITestOutputHelper output)
{
    private const string Day = "2024-12-31";

    private static readonly string Query = ApiClient.Golden("country-profile");

    public static TheoryData<string> Countries => ["KAZ", "CHN", "UZB", "RUS", "NIC", "ATA"];

    [Fact]
    public async Task The_worked_question_shows_Kazakhstan_as_the_rows_of_the_seed_have_it()
    {
        var profile = (await ApiClient.OverSeed.DataAsync(Query)).At("countryProfile");
        Assert.Equal(SeedCsv.Rows("member_of.csv").Where(row => row["from"] == "country:KAZ").Select(row => (row["to"], row["valid_from"], row["valid_to"])).ToHashSet(),
            profile.List("country", "memberships").Select(each => (each.Text("group", "id")!, each.Text("validFrom") ?? "", each.Text("validTo") ?? "")).ToHashSet());

        var groups = SeedCsv.Rows("member_of.csv").Where(row => row["from"] == "country:KAZ" && string.CompareOrdinal(row["valid_from"], Day) <= 0).Select(row => row["to"]).Append("country:KAZ").ToHashSet();
        var own = SeedCsv.Rows("party_to.csv").Where(row => groups.Contains(row["from"])).Select(row => row["to"]).ToHashSet();
        var agreements = SeedCsv.Rows("agreements.csv").Where(row => own.Contains(row["id"])).ToLookup(row => row["type"]);
        Assert.Equal(Vocabulary.WordsOf<AgreementType>().Where(agreements.Contains), profile.List("agreements").Texts("type"));
        foreach (var each in profile.List("agreements"))
        {
            var rows = agreements[each.Text("type")!].ToList();
            Assert.Equal((rows.Count, rows.Count), (each.At("count").GetInt32(), each.List("states").Sum(state => state.At("count").GetInt32())));
            var states = rows.GroupBy(row => AgreementStatus.On(SeedGraph.Node(row["id"]), DateOnly.Parse(Day, null)).State.Word()).ToDictionary(group => group.Key, group => group.Count());
            Assert.Equal(states.OrderBy(state => state.Key, StringComparer.Ordinal), each.List("states").ToDictionary(state => state.Text("state")!, state => state.At("count").GetInt32()).OrderBy(state => state.Key, StringComparer.Ordinal));
            var dates = rows.Select(row => row["signed_on"]).Where(date => date.Length > 0).ToList();
            Assert.Equal((dates.Min(StringComparer.Ordinal), dates.Max(StringComparer.Ordinal)), (DateOf(each, "first"), DateOf(each, "latest")));
        }

        // One was established later.
        var established = SeedCsv.Rows("mechanisms.csv").ToDictionary(row => row["id"], row => row["established_on"]);
        var mechanisms = SeedCsv.Rows("participates_in.csv").Where(row => row["from"] == "country:KAZ" && string.CompareOrdinal(established[row["to"]], Day) <= 0).Select(row => row["to"]).Order(StringComparer.Ordinal);
        Assert.Equal(mechanisms, profile.List("mechanisms").Texts("mechanism", "id"));
        var meetings = SeedCsv.Rows("meetings.csv").ToLookup(row => row["meeting_of"], row => row["starts_on"]);
        Assert.All(profile.List("mechanisms"), each => Assert.Equal(
            (meetings[each.Text("mechanism", "id")!].Where(date => date.Length > 0 && string.CompareOrdinal(date, Day) <= 0).Max(StringComparer.Ordinal), meetings[each.Text("mechanism", "id")!].Where(date => string.CompareOrdinal(date, Day) > 0).Min(StringComparer.Ordinal)),
            (StartOf(each, "lastMeeting"), StartOf(each, "nextMeeting"))));
        Assert.Contains(profile.List("mechanisms"), each => StartOf(each, "lastMeeting") is not null);
        Assert.Contains(profile.List("mechanisms"), each => StartOf(each, "nextMeeting") is not null);

        Assert.Equal(SeedCsv.Rows("located_in.csv").Where(row => row["to"] == "country:KAZ").Select(row => row["from"]).Distinct().Count(), profile.At("projects", "total").GetInt32());
        Assert.Equal(SeedCsv.Rows("financings.csv").Count(row => row["received_by"] == "country:KAZ"), profile.At("financings", "total").GetInt32());
        var looked = SeedCsv.Rows("checked_scopes.csv").Select(row => row["agreement_type"]).ToHashSet();
        Assert.Equal(Vocabulary.WordsOf<AgreementType>().Except(agreements.Select(group => group.Key)).Except(looked).ToHashSet(),
            profile.At("coverage").List("notChecked").Select(type => type.GetString()!).Where(type => !agreements.Contains(type)).ToHashSet());

        static string? DateOf(JsonElement element, string field) => element.At(field).ValueKind == JsonValueKind.Null ? null : element.Text(field, "signedOn");

        static string? StartOf(JsonElement element, string field) => element.At(field).ValueKind == JsonValueKind.Null ? null : element.Text(field, "startsOn");
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public async Task Figures_stand_in_series_that_mix_nothing_and_leave_out_nothing(string code)
    {
        var figures = (await ApiClient.OverSeed.DataAsync(Query.Replace("\"KAZ\"", $"\"{code}\"", StringComparison.Ordinal))).At("countryProfile", "figures");
        var rows = SeedCsv.Rows("observations.csv").Where(row => row["reported_by"] == $"country:{code}" || row["about"] == $"country:{code}").ToList();
        var expected = rows.GroupBy(row => (row["of"], row["reported_by"], row["about"], row["unit"], row["period_type"], row["data_basis"]))
            .Select(group => string.Join(' ', group.OrderBy(row => row["period_to"], StringComparer.Ordinal).ThenBy(row => row["id"], StringComparer.Ordinal).Select(row => row["id"]))).ToHashSet();
        Assert.Equal(expected.Count, figures.At("seriesCount").GetInt32());
        var shown = figures.List("series").Select(series => string.Join(' ', series.List("observations").Texts("id"))).ToList();
        Assert.Equal(Math.Min(100, expected.Count), shown.Count);
        Assert.Empty(shown.Except(expected));
        Assert.Distinct(shown);
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public async Task Each_part_is_what_the_field_for_it_answers(string code)
    {
        const string Groups = "{ total overlap groupCount groups { keys { value label } count } }";
        var data = await ApiClient.OverSeed.DataAsync($$"""
            {
              countryProfile(code: "{{code}}", asOf: "{{Day}}") {
                projects {{Groups}}
                financings {{Groups}}
                conflicts(first: 200) { totalCount nodes { id } }
                coverage(counterpart: "BRA") { cells { type state agreements { id } } }
              }
              projectGroups(filter: { locatedIn: { codes: ["{{code}}"] } }, by: [SECTOR], asOf: "{{Day}}") {{Groups}}
              financingGroups(filter: { receivedBy: { codes: ["{{code}}"] } }, by: [SECTOR], asOf: "{{Day}}") {{Groups}}
              conflicts(first: 200, filter: { countries: { codes: ["{{code}}"] } }) { totalCount nodes { id } }
              coverage(countries: { codes: ["{{code}}"] }, counterpart: "BRA", asOf: "{{Day}}") { rows { cells { type state agreements { id } } } }
            }
            """);
        var profile = data.At("countryProfile");
        Assert.Equal(data.At("projectGroups").GetRawText(), profile.At("projects").GetRawText());
        Assert.Equal(data.At("financingGroups").GetRawText(), profile.At("financings").GetRawText());
        Assert.Equal(data.At("conflicts").GetRawText(), profile.At("conflicts").GetRawText());
        Assert.Equal(data.List("coverage", "rows")[0].At("cells").GetRawText(), profile.At("coverage", "cells").GetRawText());
    }

    [Fact]
    public async Task The_conflicts_that_concern_a_country_are_those_of_what_it_has()
    {
        var all = (await ApiClient.OverSeed.DataAsync("{ conflicts(first: 200) { nodes { id subject { id label } } } }")).List("conflicts", "nodes");
        var own = new HashSet<string> { "country:KAZ" };
        var groups = SeedCsv.Rows("member_of.csv").Where(row => row["from"] == "country:KAZ").Select(row => row["to"]).Append("country:KAZ").ToHashSet();
        own.UnionWith(SeedCsv.Rows("party_to.csv").Where(row => groups.Contains(row["from"])).Select(row => row["to"]));
        own.UnionWith(SeedCsv.Rows("located_in.csv").Where(row => row["to"] == "country:KAZ").Select(row => row["from"]));
        own.UnionWith(SeedCsv.Rows("financings.csv").Where(row => row["received_by"] == "country:KAZ").Select(row => row["id"]));
        own.UnionWith(SeedCsv.Rows("observations.csv").Where(row => row["reported_by"] == "country:KAZ" || row["about"] == "country:KAZ").Select(row => row["id"]));
        own.UnionWith(SeedCsv.Rows("meetings.csv").Where(row => row["held_in"] == "country:KAZ").Select(row => row["id"]));
        own.UnionWith(SeedCsv.Rows("organizations.csv").Where(row => row["based_in"] == "country:KAZ").Select(row => row["id"]));
        own.UnionWith(SeedCsv.Rows("participates_in.csv").Where(row => row["from"] == "country:KAZ").Select(row => row["to"]));
        own.UnionWith(SeedCsv.Rows("amounts.csv").Where(row => own.Contains(row["amount_of"])).Select(row => row["id"]));
        var expected = all.Where(conflict => own.Contains(conflict.Text("subject", "id")!)).Texts("id");
        Assert.InRange(expected.Length, 2, all.Count - 2);
        Assert.Equal(expected, (await ApiClient.OverSeed.DataAsync("{ conflicts(first: 200, filter: { countries: { codes: [\"KAZ\"] } }) { nodes { id } } }")).List("conflicts", "nodes").Texts("id"));
    }

    [Theory]
    [InlineData("KZ", "COUNTRY_UNKNOWN", "country { id }")]
    [InlineData("KAZ", "NUMBER_OUT_OF_RANGE", "figures(first: 501) { seriesCount }")]
    [InlineData("KAZ", "NUMBER_OUT_OF_RANGE", "figures(first: -1) { seriesCount }")]
    [InlineData("KAZ", "PAGE_INVALID", "projects(first: 2001) { total }")]
    [InlineData("KAZ", "COUNTRY_UNKNOWN", "coverage(counterpart: \"XX\") { notChecked }")]
    [InlineData("KAZ", null, "figures(first: 500) { seriesCount } projects(first: 2000) { total }")]
    public async Task What_cannot_be_answered_is_refused_by_its_code(string country, string? code, string part)
    {
        var answer = await ApiClient.OverSeed.AnswerAsync($"{{ countryProfile(code: \"{country}\") {{ {part} }} }}");
        Assert.Equal(code, answer.TryGetProperty("errors", out var errors) ? errors[0].Text("extensions", "code") : null);
    }

    [Fact]
    public async Task Of_itself_there_is_no_coverage() =>
        Assert.Equal(JsonValueKind.Null, (await ApiClient.OverSeed.DataAsync("{ countryProfile(code: \"CHN\") { coverage { notChecked } } }")).At("countryProfile", "coverage").ValueKind);

    [Theory]
    [InlineData("china-central-asia-summit", "2025-01-01", "2023-05-18", "2025-06-17")]
    [InlineData("china-central-asia-summit", "2023-05-18", "2023-05-18", "2025-06-17")]
    [InlineData("china-central-asia-summit", "2023-05-17", "2022-01-25", "2023-05-18")]
    [InlineData("china-central-asia-summit", "9999-12-31", "2025-06-17", null)]
    [InlineData("china-central-asia-summit", "0001-01-01", null, "2022-01-25")]
    // A date known to the month may still come as long as the month lasts.
    [InlineData("sco", "2022-09-15", "2017-06-08", "2022-09")]
    [InlineData("sco", "2022-09-30", "2022-09", null)]
    public async Task A_mechanism_has_a_last_and_a_next_meeting_on_each_day(string mechanism, string day, string? last, string? next)
    {
        var meetings = SeedCsv.Rows("meetings.csv").Where(row => row["meeting_of"] == $"mechanism:{mechanism}").Select(row => row["starts_on"]).ToList();
        Assert.Empty(new[] { last, next }.OfType<string>().Except(meetings));
        var found = (await ApiClient.OverSeed.DataAsync($"{{ mechanism(id: \"mechanism:{mechanism}\") {{ lastMeeting(asOf: \"{day}\") {{ startsOn }} nextMeeting(asOf: \"{day}\") {{ startsOn }} }} }}")).At("mechanism");
        Assert.Equal((last, next), (StartOf("lastMeeting"), StartOf("nextMeeting")));

        string? StartOf(string field) => found.At(field).ValueKind == JsonValueKind.Null ? null : found.Text(field, "startsOn");
    }

    [Fact]
    public async Task A_profile_costs_no_more_calls_the_more_a_country_has()
    {
        var calls = new List<int>();
        foreach (var (code, counterpart) in new[] { ("CHN", "UZB"), ("KAZ", "CHN"), ("UZB", "CHN"), ("RUS", "CHN"), ("NIC", "CHN") })
        {
            // Nodes that nobody has asked about yet; what is derived of the revision is read before.
            var store = new CountingGraphStore(RealSeed.StoreOfNewNodes());
            using var api = new ApiClient(store, new(2026, 11, 24));
            await api.DataAsync("{ conflicts(first: 0) { totalCount } sector(id: \"sector:energy\") { mappedTo { id } } countries(filter: { text: \"x\" }) { totalCount } }");
            var before = store.Calls;
            await api.DataAsync(Query.Replace("\"CHN\"", $"\"{counterpart}\"", StringComparison.Ordinal).Replace("\"KAZ\"", $"\"{code}\"", StringComparison.Ordinal));
            calls.Add(store.Calls - before);
        }

        output.WriteLine(string.Join(' ', calls));
        // Where a country has nothing of a kind, nothing more is asked of it.
        Assert.All(calls, each => Assert.InRange(each, 20, 40));
        Assert.Equal(40, calls.Max());
    }

    [Theory]
    [InlineData("1999-12-31", "")]
    [InlineData("2001-01-01", "mechanism:forum")]
    [InlineData("2005-06-30", "mechanism:forum")]
    [InlineData("2006-01-01", "")]
    [InlineData("2010-01-01", "mechanism:forum")]
    public async Task A_country_that_left_a_mechanism_and_came_back_has_it_once_and_only_while_it_takes_part(string day, string mechanisms)
    {
        using var seed = new SeedCopy();
        seed.Add("mechanisms.csv", ("id", "mechanism:forum"), ("name_en", "Forum"), ("level", "FORUM"), ("unverified", "true"))
            .Add("participates_in.csv", ("from", "country:KAZ"), ("to", "mechanism:forum"), ("valid_from", "2000-06"), ("valid_to", "2005"), ("unverified", "true"))
            .Add("participates_in.csv", ("from", "country:KAZ"), ("to", "mechanism:forum"), ("valid_from", "2009"), ("unverified", "true"));
        using var api = new ApiClient(new MemoryGraphStore(seed.Read().Dataset!), new(2026, 11, 24));
        var shown = (await api.DataAsync($"{{ countryProfile(code: \"KAZ\", asOf: \"{day}\") {{ mechanisms {{ mechanism {{ id }} }} }} }}")).List("countryProfile", "mechanisms");
        Assert.Equal(mechanisms, string.Join(' ', shown.Texts("mechanism", "id")));
    }
}
