using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Api;

/// <summary>The contract of walks outwards; what they come to, the core's tests say.</summary>
public sealed class NeighborhoodTests
{
    [Theory]
    [InlineData("depth: 0", "'depth' is 0; it may be 1 to 3.")]
    [InlineData("depth: 4", "'depth' is 4; it may be 1 to 3.")]
    [InlineData("limit: 0", "'limit' is 0; it may be 1 to 2000.")]
    [InlineData("limit: 2001", "'limit' is 2001; it may be 1 to 2000.")]
    public async Task A_number_out_of_its_range_is_refused_with_what_it_may_be(string argument, string message) =>
        Assert.Equal(("NUMBER_OUT_OF_RANGE", message), await ApiClient.OverSeed.ErrorAsync($"{{ neighborhood(of: \"sector:energy\", {argument}) {{ asOf }} }}"));

    [Theory]
    [InlineData("depth: 1")]
    [InlineData("depth: 3")]
    [InlineData("limit: 1")]
    [InlineData("limit: 2000")]
    public async Task A_number_at_the_end_of_its_range_is_answered(string argument) => await DataAsync($"of: \"organization:cdb\", relationships: [BASED_IN], {argument}");

    [Fact]
    public async Task Twenty_start_nodes_are_walked_from_and_one_more_is_refused()
    {
        var ids = SeedGraph.Nodes(Country.Label).Take(21).Select(node => $"\"{node.Id}\"").ToList();
        Assert.Equal(20, (await DataAsync($"of: [{string.Join(", ", ids.Take(20).Append(ids[0]))}], relationships: [HELD_IN], limit: 20")).List("nodes").Count);
        var (code, message) = await ApiClient.OverSeed.ErrorAsync($"{{ neighborhood(of: [{string.Join(", ", ids)}]) {{ asOf }} }}");
        Assert.Equal(("TOO_MANY_IDS", "'of' holds 21; at most 20 are allowed. Leave some out, or ask in several requests."), (code, message));
    }

    [Theory]
    [InlineData("of: \"agreement:bit-cn-uz-1993\"", "ID_UNKNOWN", "agreement:bit-cn-uz-1992")]
    [InlineData("of: \"KAZ\"", "ID_UNKNOWN", "country:KAZ")]
    [InlineData("of: \"nothing:x\"", "ID_UNKNOWN", "no id of a node")]
    [InlineData("of: \"country:KAZ\", avoid: \"sector:enrgy\"", "ID_UNKNOWN", "sector:energy")]
    [InlineData("expand: [{ node: \"agreement:bit-cn-uz-1993\", relationship: PARTY_TO, direction: INCOMING }]", "ID_UNKNOWN", "agreement:bit-cn-uz-1992")]
    [InlineData("expand: [{ node: \"country:KAZ\", relationship: PARTY_TO, direction: OUTGOING, after: \"country:UZB/PARTY_TO/agreement:x\" }]", "CURSOR_INVALID", "starts from it")]
    [InlineData("expand: [{ node: \"country:KAZ\", relationship: PARTY_TO, direction: OUTGOING, after: \"country:KAZ/PARTY_TO/agreement:x/0\" }]", "CURSOR_INVALID", "starts from it")]
    [InlineData("depth: 2", "SELECTION_INVALID", "needs a node to start from")]
    [InlineData("of: []", "SELECTION_INVALID", "needs a node to start from")]
    [InlineData("of: \"country:KAZ\", anyDay: true, asOf: \"2001-01-01\"", "SELECTION_INVALID", "was there on 2001-01-01: leave one out")]
    public async Task What_cannot_be_walked_is_refused_with_what_to_change(string arguments, string code, string said)
    {
        var error = await ApiClient.OverSeed.ErrorAsync($"{{ neighborhood({arguments}) {{ asOf }} }}");
        Assert.Equal(code, error.Code);
        Assert.Contains(said, error.Message);
    }

    // Uzbekistan's first treaty was replaced in 2011, and is a fact of the seed.
    [Theory]
    [InlineData("of: \"agreement:bit-cn-uz-1992\", asOf: \"2024-12-31\"", "Not there on 2024-12-31, so that nothing leads to it or on from it: agreement:bit-cn-uz-1992.")]
    [InlineData("of: \"country:UZB\", expand: [{ node: \"agreement:bit-cn-uz-1992\", relationship: PARTY_TO, direction: INCOMING }], asOf: \"2024-12-31\"", "it: agreement:bit-cn-uz-1992.")]
    [InlineData("of: [\"agreement:bit-cn-uz-2011\", \"agreement:bit-cn-uz-1992\"], asOf: \"1991-12-31\"", "Not there on 1991-12-31, so that nothing leads to it or on from it: agreement:bit-cn-uz-2011, agreement:bit-cn-uz-1992.")]
    [InlineData("of: \"agreement:bit-cn-uz-1992\", asOf: \"2000-01-01\"", null)]
    [InlineData("of: \"agreement:bit-cn-uz-1992\", anyDay: true", null)]
    public async Task A_named_node_that_is_not_there_on_the_day_is_told_in_a_note(string arguments, string? said)
    {
        const string Ended = "agreement:bit-cn-uz-1992";
        var answer = await ApiClient.OverSeed.AnswerAsync($"{{ neighborhood({arguments}) {{ nodes {{ id degree }} relationships {{ from to }} }} }}");
        Assert.False(answer.TryGetProperty("errors", out _));
        var around = answer.At("data").List("neighborhood", "relationships").Count(each => each.Text("from") == Ended || each.Text("to") == Ended);
        Assert.Equal(around, answer.At("data").List("neighborhood", "nodes").Single(each => each.Text("id") == Ended).At("degree").GetInt32());
        Assert.Equal(said is null, around > 0);
        var notes = answer.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("notes", out var told) ? told : default;
        Assert.Equal(said is null, notes.ValueKind == JsonValueKind.Undefined);
        if (said is null) return;
        var note = Assert.Single(notes.EnumerateArray());
        Assert.Equal("NODE_NOT_THERE", note.Text("code"));
        Assert.EndsWith(said, note.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_left_out_is_got_by_passing_it_on_as_it_stands()
    {
        var first = await DataAsync("of: \"country:KGZ\", relationships: [PARTY_TO, LOCATED_IN], limit: 12");
        var seen = first.List("relationships").Texts("id").ToHashSet();
        var missing = first.List("truncated").Sum(each => each.At("omitted").GetInt32());
        var expand = string.Join(", ", first.List("truncated").Select(each =>
            $"{{ node: \"{each.Text("at")}\", relationship: {each.Text("relationship")}, direction: {each.Text("direction")}, after: {JsonSerializer.Serialize(each.Text("after"))} }}"));
        var rest = await DataAsync($"expand: [{expand}], relationships: [PARTY_TO, LOCATED_IN]");
        Assert.Empty(rest.List("truncated"));
        Assert.NotEqual(0, missing);
        seen.UnionWith(rest.List("relationships").Texts("id")!);
        Assert.Equal(first.List("relationships").Count + missing, seen.Count);
    }

    [Theory]
    [InlineData("country:KGZ", "PARTY_TO, MEMBER_OF, PARTICIPATES_IN")]
    [InlineData("country:ITA", "PARTY_TO, LOCATED_IN")]
    public async Task Of_any_day_it_has_what_it_has_on_each_day_and_the_spells_tell_which(string start, string types)
    {
        var all = await DataAsync($"of: \"{start}\", anyDay: true, limit: 2000, relationships: [{types}]");
        Assert.Equal(JsonValueKind.Null, all.At("asOf").ValueKind);
        Assert.Empty(all.List("truncated"));
        HashSet<int> counts = [];
        foreach (var day in new[] { "1991-06-30", "2003-01-01", "2019-06-01", "2025-12-31" })
        {
            var dated = await DataAsync($"of: \"{start}\", asOf: \"{day}\", limit: 2000, relationships: [{types}]");
            var expected = all.List("relationships").Where(each => IsThere(each, day)).ToList();
            Assert.Equal(expected.Texts("id"), dated.List("relationships").Texts("id"));
            Assert.Subset(all.List("nodes").Where(each => IsThere(each, day)).Texts("id").ToHashSet(), dated.List("nodes").Texts("id").ToHashSet());
            counts.Add(expected.Count);
        }

        Assert.Equal(4, counts.Count);

        // Days as texts are in the order of the calendar.
        static bool IsThere(JsonElement item, string day) =>
            item.List("spells").Exists(spell => string.CompareOrdinal(spell.Text("from") ?? day, day) <= 0 && string.CompareOrdinal(spell.Text("to") ?? day, day) >= 0);
    }

    // A party is one while the agreement is there: from its signature, in the years of a file that knows no nearer date.
    [Fact]
    public async Task A_spell_says_the_dates_by_which_it_begins_and_ends_as_precise_as_they_are_known()
    {
        var data = await ApiClient.OverSeed.DataAsync("{ neighborhood(of: \"country:CHN\", relationships: [PARTY_TO], anyDay: true, limit: 2000) { relationships { to spells { from begins to ends } } } }");
        HashSet<int> precisions = [];
        foreach (var each in data.List("neighborhood", "relationships").Where(each => each.List("spells").Count == 1))
        {
            var (agreement, spell) = (SeedGraph.Node(each.Text("to")!), each.List("spells")[0]);
            if (agreement.Get(Agreement.SignedOn) is not { } signed || spell.Text("from") is not { } from || from != PartialDate.OfDay(signed.First).ToString()) continue;
            Assert.Equal(signed.ToString(), spell.Text("begins"));
            precisions.Add(signed.ToString().Length);
        }

        Assert.Subset(precisions, new HashSet<int> { 4, 10 });
    }

    [Theory]
    [InlineData("2011", "2011-12-30", "2011")]
    [InlineData("2011-05", "2011-05-30", "2011-05")]
    [InlineData("2011-05-11", "2011-05-10", "2011-05-10")]
    public async Task What_ended_in_a_year_of_which_nothing_nearer_is_known_may_be_there_in_all_of_it_but_its_last_day(string terminated, string to, string ends)
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "terminated_on", terminated);
        using var api = new ApiClient(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
        var data = await api.DataAsync("{ neighborhood(of: \"agreement:bit\", depth: 1, relationships: [PARTY_TO], anyDay: true) { nodes { id spells { to ends } } relationships { spells { to ends } } } }");
        foreach (var item in data.List("neighborhood", "relationships").Append(data.List("neighborhood", "nodes").Single(each => each.Text("id") == "agreement:bit")))
            Assert.Equal($$"""[{"to":"{{to}}","ends":"{{ends}}"}]""", item.At("spells").GetRawText());
    }

    [Fact]
    public async Task A_relationship_has_its_properties_and_the_citations_that_its_field_has()
    {
        var membership = (await DataAsync("of: \"country:KAZ\", relationships: [MEMBER_OF], labels: [CountryGroup]")).List("relationships").Single(each => each.Text("to") == "group:sco");
        Assert.Equal(("country:KAZ/MEMBER_OF/group:sco", "MEMBER_OF", "country:KAZ"), (membership.Text("id"), membership.Text("type"), membership.Text("from")));
        var row = SeedGraph.Relationships(MemberOf.Type).Single(each => each.From == "country:KAZ" && each.To == "group:sco");
        Assert.Contains(membership.List("properties"), each => each.Text("name") == "valid_from" && each.Text("value") == row.Get(MemberOf.ValidFrom).ToString());
        var data = await ApiClient.OverSeed.DataAsync("{ country(code: \"KAZ\") { memberships { group { id } unverified citations { source { id } } } } }");
        var shown = data.List("country", "memberships").Single(each => each.Text("group", "id") == "group:sco");
        Assert.Equal(shown.List("citations").Texts("source", "id"), membership.List("citations").Texts("source", "id"));
        Assert.Equal(shown.At("unverified").GetBoolean(), membership.At("unverified").GetBoolean());
    }

    [Fact]
    public async Task A_node_is_called_by_its_name_in_the_language_else_in_English_else_by_its_id()
    {
        var observation = SeedGraph.Nodes(Observation.Label).First().Id;
        var data = await ApiClient.OverSeed.DataAsync($"{{ neighborhood(of: [\"country:KAZ\", \"{observation}\"], relationships: []) {{ nodes {{ id zh: name(language: ZH) fr: name(language: FR) name label node {{ __typename }} }} }} }}");
        var nodes = data.List("neighborhood", "nodes");
        Assert.Equal(("哈萨克斯坦", "Kazakhstan", "Kazakhstan", "Country", "Country"), (nodes[0].Text("zh"), nodes[0].Text("fr"), nodes[0].Text("name"), nodes[0].Text("label"), nodes[0].Text("node", "__typename")));
        Assert.Equal((observation, observation), (nodes[1].Text("name"), nodes[1].Text("zh")));
    }

    private static async Task<JsonElement> DataAsync(string arguments) =>
        (await ApiClient.OverSeed.DataAsync($$"""
            {
              neighborhood({{arguments}}) {
                asOf
                nodes { id distance degree spells { from to } }
                relationships { id type from to spells { from to } unverified properties { name value } citations { source { id } } }
                truncated { at relationship direction omitted after }
              }
            }
            """)).At("neighborhood");
}
