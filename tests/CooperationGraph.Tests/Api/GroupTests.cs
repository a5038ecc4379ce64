using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Api;

public sealed class GroupTests
{
    private const string Day = "2016-05-01";
    private static readonly DateOnly AsOf = new(2016, 5, 1);

    private static readonly ILookup<string, string> Parties = To(PartyTo.Type);
    private static readonly ILookup<string, string> Amounts = To(Links.AmountOf);
    private static readonly ILookup<string, string> Sources = SeedGraph.Relationships(Links.About).SelectMany(about => SeedGraph.From(Links.Cites, about.From), (about, source) => (about.To, Source: source)).ToLookup(each => each.To, each => each.Source);

    // Country and group, as of the day.
    private static readonly (string Country, string Group)[] Members =
        [.. SeedGraph.Relationships(MemberOf.Type).Where(each => each.Get(MemberOf.ValidFrom)?.PossiblyOnOrBefore(AsOf) != false && each.Get(MemberOf.ValidTo)?.CertainlyBefore(AsOf) != true).Select(each => (each.From, each.To)).Distinct()];

    /// <summary>What is counted, by what, through which filter, and each node's values by the dataset.</summary>
    public static TheoryData<string, string, string, Func<GraphNode, bool>, Func<GraphNode, IEnumerable<IEnumerable<string?>>>> Groups => new()
    {
        { "agreement", "TYPE, YEAR_SIGNED", "{ parties: { all: [\"CHN\"] } }", IsChinas, node => [[node.Get(Agreement.Type)], [YearOf(node.Get(Agreement.SignedOn))]] },
        { "agreement", "DECADE_SIGNED", "{}", _ => true, node => [[DecadeOf(node.Get(Agreement.SignedOn))]] },
        { "agreement", "COUNTRY", "{ types: [FREE_TRADE_AGREEMENT] }", node => node.Get(Agreement.Type) == "FREE_TRADE_AGREEMENT", node => [Parties[node.Id].SelectMany(CountriesOf)] },
        { "agreement", "GROUP, STATUS", "{}", _ => true, node => [Parties[node.Id].SelectMany(GroupsOf), [AgreementStatus.On(node, AsOf).State.Word()]] },
        { "agreement", "STATUS, COUNTRY", "{ types: [FOUNDING_DOCUMENT] }", node => node.Get(Agreement.Type) == "FOUNDING_DOCUMENT", node => [[AgreementStatus.On(node, AsOf).State.Word()], Parties[node.Id].SelectMany(CountriesOf)] },
        { "agreement", "SECTOR", "{}", _ => true, node => [SeedGraph.From(Links.Covers, node.Id).SelectMany(Above)] },
        { "agreement", "SOURCE", "{ types: [JOINT_STATEMENT] }", node => node.Get(Agreement.Type) == "JOINT_STATEMENT", node => [Sources[node.Id]] },
        { "project", "COUNTRY, STATUS", "{}", _ => true, node => [SeedGraph.From(LocatedIn.Type, node.Id), [node.Get(Project.Status)]] },
        { "project", "SECTOR", "{}", _ => true, node => [SeedGraph.From(Links.InSector, node.Id).SelectMany(Above)] },
        { "project", "DECADE_COMPLETED, GROUP", "{}", _ => true, node => [[DecadeOf(node.Get(Project.CompletedOn))], SeedGraph.From(LocatedIn.Type, node.Id).SelectMany(GroupsOf)] },
        { "project", "PARTICIPANT", "{}", _ => true, node => [SeedGraph.To(TakesPartIn.Type, node.Id)] },
        { "financing", "LENDER", "{}", _ => true, node => [SeedGraph.From(Links.LentBy, node.Id)] },
        { "financing", "COUNTRY, YEAR_COMMITTED", "{ flowTypes: [GRANT] }", node => node.Get(Financing.FlowType) == "GRANT", node => [SeedGraph.From(Links.ReceivedBy, node.Id).SelectMany(CountriesOf), [YearOf(node.Get(Financing.CommittedOn))]] },
        { "financing", "SECTOR, FLOW_TYPE", "{}", _ => true, node => [SeedGraph.From(Links.InSector, node.Id).SelectMany(Above), [node.Get(Financing.FlowType)]] },
        { "financing", "GROUP, STATUS", "{}", _ => true, node => [SeedGraph.From(Links.ReceivedBy, node.Id).SelectMany(GroupsOf), [node.Get(Financing.Status)]] },
        { "observation", "INDICATOR, YEAR", "{}", _ => true, node => [SeedGraph.From(Links.Of, node.Id), [YearOf(node.Get(Observation.PeriodTo))]] },
        { "observation", "PARTNER, UNIT", "{}", _ => true, node => [SeedGraph.From(Links.About, node.Id), [node.Get(Observation.Unit)]] },
        { "observation", "REPORTER, DECADE", "{}", _ => true, node => [SeedGraph.From(Links.ReportedBy, node.Id), [DecadeOf(node.Get(Observation.PeriodTo))]] },
    };

    [Theory]
    [MemberData(nameof(Groups), DisableDiscoveryEnumeration = true)]
    public async Task A_group_counts_the_rows_of_the_seed_and_leads_to_them(
        string of, string by, string filter, Func<GraphNode, bool> passes, Func<GraphNode, IEnumerable<IEnumerable<string?>>> values)
    {
        var label = GraphModel.Labels.Single(each => each.IdPrefix == of);
        var rows = SeedGraph.Nodes(label).Where(passes).ToList();
        var expected = rows.SelectMany(node => Combinations(values(node)).Select(key => (Key: key, node.Id))).GroupBy(each => each.Key, each => each.Id)
            .Select(group => (group.Key, group.Order(StringComparer.Ordinal).ToList())).ToList();
        Assert.NotEmpty(expected);

        var groups = await GroupsAsync(ApiClient.OverSeed, of, label.Plural, by, filter);
        Assert.Equal((rows.Count, expected.Count), (groups.At("total").GetInt32(), groups.At("groupCount").GetInt32()));
        Assert.Equal(expected.Sum(group => group.Item2.Count) > rows.Count, groups.At("overlap").GetBoolean());
        var shown = groups.List("groups").ConvertAll(group => (
            Key: string.Join('|', group.List("keys").Select(key => key.Text("value") ?? "none")), Count: group.At("count").GetInt32(),
            Total: group.At(label.Plural, "totalCount").GetInt32(), Ids: group.List(label.Plural, "nodes").Texts("id")));
        Assert.Equal(expected.Select(each => (each.Key, each.Item2.Count)).ToHashSet(), shown.Select(each => (each.Key, each.Count)).ToHashSet());
        foreach (var (key, count, total, ids) in shown)
        {
            Assert.Equal(count, total);
            Assert.Equal(expected.Single(each => each.Key == key).Item2.Take(count <= 200 ? count : 0), ids.Take(count <= 200 ? count : 0));
        }
    }

    [Fact]
    public async Task The_groups_of_the_question_add_up_to_the_total()
    {
        var groups = (await ApiClient.OverSeed.DataAsync(ApiClient.Golden("counts-by-type-and-year"))).At("agreementGroups");
        Assert.False(await OverlapAsync("[TYPE, YEAR_SIGNED]"));
        Assert.Equal(groups.At("total").GetInt32(), groups.List("groups").Sum(group => group.At("count").GetInt32()));
        Assert.True(await OverlapAsync("[COUNTRY]"));

        static async Task<bool> OverlapAsync(string by) => (await ApiClient.OverSeed.DataAsync($"{{ agreementGroups(by: {by}) {{ overlap }} }}")).At("agreementGroups", "overlap").GetBoolean();
    }

    [Theory]
    [InlineData("financing", "LENDER")]
    [InlineData("financing", "COUNTRY, DECADE_COMMITTED")]
    [InlineData("project", "COUNTRY")]
    [InlineData("project", "SECTOR, STATUS")]
    public async Task Sums_are_added_up_within_one_kind_currency_and_price_basis_each_once(string of, string by)
    {
        Func<GraphNode, IEnumerable<IEnumerable<string?>>> values = (of, by) switch
        {
            (_, "LENDER") => node => [SeedGraph.From(Links.LentBy, node.Id)],
            ("financing", _) => node => [SeedGraph.From(Links.ReceivedBy, node.Id).SelectMany(CountriesOf), [DecadeOf(node.Get(Financing.CommittedOn))]],
            (_, "COUNTRY") => node => [SeedGraph.From(LocatedIn.Type, node.Id)],
            _ => node => [SeedGraph.From(Links.InSector, node.Id).SelectMany(Above), [node.Get(Project.Status)]],
        };
        var rows = SeedGraph.Nodes(GraphModel.Labels.Single(each => each.IdPrefix == of)).ToList();
        var answer = (await ApiClient.OverSeed.DataAsync($"{{ {of}Groups(by: [{by}], first: 2000) {{ amounts {Selection} groups {{ keys {{ value }} amounts {Selection} }} }} }}")).At($"{of}Groups");
        Assert.Equal(Expected(rows), Shown(answer.At("amounts")));
        var groups = rows.SelectMany(node => Combinations(values(node)).Select(key => (key, node))).ToLookup(each => each.key, each => each.node);
        foreach (var group in answer.List("groups"))
            Assert.Equal(Expected([.. groups[string.Join('|', group.List("keys").Select(key => key.Text("value") ?? "none"))]]), Shown(group.At("amounts")));

        static string Shown(JsonElement amounts) => string.Join('\n', amounts.List("totals")
            .Select(total => $"{total.Text("kind")} {total.Text("currency")} {total.Text("priceBasis")} {total.Text("count")} {total.Text("min")} {total.Text("max")} {string.Join(',', total.List("comparisons").Select(word => word.GetString()))}")
            .Append($"without {amounts.Text("without")}"));

        static string Expected(IReadOnlyList<GraphNode> rows) => string.Join('\n', rows.SelectMany(row => Amounts[row.Id]).Select(SeedGraph.Node)
            .GroupBy(amount => $"{amount.Get(Amount.Kind)} {amount.Get(Amount.Currency)} {amount.Get(Amount.PriceBasis)}").OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {group.Count()} {group.Sum(amount => amount.Get(Amount.Value))} {group.Sum(amount => amount.Get(Amount.ValueMax) ?? amount.Get(Amount.Value))} {string.Join(',', group.Select(amount => amount.Get(Amount.Comparison)).Distinct().Order(StringComparer.Ordinal))}")
            .Append($"without {rows.Count(row => !Amounts[row.Id].Any())}"));
    }

    [Fact]
    public async Task A_loan_of_two_lenders_counts_once_in_the_total_and_whole_under_each()
    {
        var shared = SeedGraph.Relationships(Links.LentBy).GroupBy(each => each.From).First(loan => loan.Count() > 1 && Amounts[loan.Key].Any());
        var (title, sum) = (SeedGraph.Node(shared.Key).Get(Financing.Title), Amounts[shared.Key].Count());
        var answer = (await ApiClient.OverSeed.DataAsync(
            "query($text: String) { financingGroups(filter: { text: $text }, by: [LENDER]) { total overlap amounts { totals { count } } groups { keys { value } count amounts { totals { count } } } } }", new { text = title })).At("financingGroups");
        Assert.Equal((1, true, sum), (answer.At("total").GetInt32(), answer.At("overlap").GetBoolean(), answer.List("amounts", "totals").Sum(each => each.At("count").GetInt32())));
        Assert.Equal(shared.Select(each => each.To).Order(StringComparer.Ordinal), answer.List("groups").Select(group => group.List("keys")[0].Text("value")!));
        Assert.All(answer.List("groups"), group => Assert.Equal((1, sum), (group.At("count").GetInt32(), group.List("amounts", "totals").Sum(each => each.At("count").GetInt32()))));
    }

    [Theory]
    [InlineData("[]", false)]
    [InlineData("[TYPE]", true)]
    [InlineData("TYPE", true)]
    [InlineData("[TYPE, STATUS]", true)]
    [InlineData("[TYPE, TYPE]", false)]
    [InlineData("[TYPE, STATUS, COUNTRY]", false)]
    public async Task One_or_two_dimensions_are_taken_each_once(string by, bool taken)
    {
        var query = $"{{ agreementGroups(by: {by}) {{ total }} }}";
        if (taken) await ApiClient.OverSeed.DataAsync(query);
        else Assert.Equal("GROUPING_INVALID", (await ApiClient.OverSeed.ErrorAsync(query)).Code);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public async Task At_most_2000_groups_are_shown_at_once(int first, bool taken)
    {
        var query = $"{{ agreementGroups(by: [TYPE], first: {first}) {{ groupCount groups {{ count }} }} }}";
        if (!taken)
        {
            var (code, message) = await ApiClient.OverSeed.ErrorAsync(query);
            Assert.Equal("PAGE_INVALID", code);
            Assert.Contains("0 to 2000", message, StringComparison.Ordinal);
            return;
        }

        var groups = (await ApiClient.OverSeed.DataAsync(query)).At("agreementGroups");
        Assert.Equal(Math.Min(first, groups.At("groupCount").GetInt32()), groups.List("groups").Count);
    }

    [Fact]
    public async Task Groups_come_part_by_part_without_gap_or_repeat()
    {
        const string Query = "query($first: Int!, $after: String) { agreementGroups(by: [YEAR_SIGNED, COUNTRY], first: $first, after: $after) { total groupCount next groups { keys { value } count } } }";
        var whole = (await ApiClient.OverSeed.DataAsync(Query, new { first = 2000 })).At("agreementGroups");
        Assert.Null(whole.Text("next"));
        Assert.Contains(whole.List("groups"), group => group.List("keys").Exists(key => key.Text("value") is null));
        List<string> seen = [];
        string? after = null;
        do
        {
            var part = (await ApiClient.OverSeed.DataAsync(Query, new { first = 101, after })).At("agreementGroups");
            Assert.Equal((whole.Text("total"), whole.Text("groupCount")), (part.Text("total"), part.Text("groupCount")));
            seen.AddRange(part.List("groups").Select(group => group.GetRawText()));
            after = part.Text("next");
        }
        while (after is not null);

        Assert.Equal(whole.List("groups").Select(group => group.GetRawText()), seen);
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_groups_and_its_own_rows_alone()
    {
        var first = (await ApiClient.OverSeed.DataAsync("{ agreementGroups(by: [TYPE, STATUS], first: 2) { next groups { agreements(first: 1) { totalCount nodes { id } pageInfo { endCursor } } } } }")).At("agreementGroups");
        var (next, own, id) = (first.Text("next"), first.List("groups")[0].Text("agreements", "pageInfo", "endCursor"), first.List("groups")[0].List("agreements", "nodes")[0].Text("id"));
        foreach (var (by, after) in new[] { ("[STATUS, TYPE]", next), ("[TYPE]", next), ("[TYPE, STATUS], filter: { types: [MEMORANDUM] }", next), ($"[TYPE, STATUS], asOf: \"{Day}\"", next), ("[TYPE, STATUS]", own), ("[TYPE, STATUS]", "nonsense") })
            Assert.Equal("CURSOR_INVALID", (await ApiClient.OverSeed.ErrorAsync($"{{ agreementGroups(by: {by}, after: \"{after}\") {{ total }} }}")).Code);

        var answer = await ApiClient.OverSeed.AnswerAsync($"{{ agreementGroups(by: [TYPE, STATUS], first: 2) {{ groups {{ agreements(first: 1, after: \"{own}\") {{ nodes {{ id }} pageInfo {{ hasPreviousPage }} }} }} }} }}");
        var error = Assert.Single(answer.List("errors"));
        Assert.Equal(("CURSOR_INVALID", """["agreementGroups","groups",1,"agreements"]"""), (error.Text("extensions", "code"), error.At("path").GetRawText()));
    }

    [Fact]
    public async Task The_rows_of_a_group_come_page_by_page()
    {
        const string Query = "query($after: String) { agreementGroups(by: [TYPE], first: 1) { groups { count agreements(first: 50, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }";
        List<string> seen = [];
        JsonElement group;
        string? after = null;
        do
        {
            group = (await ApiClient.OverSeed.DataAsync(Query, new { after })).List("agreementGroups", "groups")[0];
            seen.AddRange(group.List("agreements", "nodes").Texts("id"));
            after = group.At("agreements", "pageInfo", "hasNextPage").GetBoolean() ? group.Text("agreements", "pageInfo", "endCursor") : null;
        }
        while (after is not null);

        var expected = SeedGraph.Nodes(Agreement.Label).Where(node => node.Get(Agreement.Type) == "BELT_AND_ROAD_DOCUMENT")
            .OrderBy(node => node.Get(Agreement.SignedOn) is null).ThenBy(node => node.Get(Agreement.SignedOn)).ThenBy(node => node.Id, StringComparer.Ordinal).Select(node => node.Id);
        Assert.Equal(expected, seen);
        Assert.True(seen.Count > 50, "One page holds all.");
    }

    [Theory]
    [InlineData("agreementGroups(by: [TYPE], filter: { types: [JOINT_STATEMENT] })", "JOINT_STATEMENT", "Joint statement", null)]
    [InlineData("agreementGroups(by: [DECADE_SIGNED], filter: { signed: { from: \"2010-01-01\", to: \"2010-12-31\" } })", "2010", "2010s", null)]
    [InlineData("agreementGroups(by: [COUNTRY], filter: { parties: { all: [\"KAZ\"] } })", "country:KAZ", "Kazakhstan", "Country")]
    [InlineData("zh: agreementGroups(by: [COUNTRY], filter: { parties: { all: [\"KAZ\"] } })", "country:KAZ", "哈萨克斯坦", "Country")]
    [InlineData("projectGroups(by: [YEAR_COMPLETED])", null, "none recorded", null)]
    [InlineData("observationGroups(by: [UNIT])", "USD_constant_2021", "USD_constant_2021", null)]
    public async Task A_value_has_a_label_for_people(string field, string? value, string label, string? type)
    {
        var language = field.StartsWith("zh", StringComparison.Ordinal) ? "ZH" : "EN";
        var groups = (await ApiClient.OverSeed.DataAsync($"{{ {field} {{ groups {{ keys {{ value label(language: {language}) node {{ __typename }} }} }} }} }}")).EnumerateObject().Single().Value;
        var key = groups.List("groups").Select(group => group.List("keys")[0]).Single(each => each.Text("value") == value);
        Assert.Equal((label, type), (key.Text("label"), key.At("node").ValueKind == JsonValueKind.Null ? null : key.Text("node", "__typename")));
    }

    [Theory]
    // The groups of countries and their members, what is counted, the nodes of the keys, the rows.
    [InlineData("agreementGroups(by: [COUNTRY, TYPE], first: FIRST) { groups { keys { label } agreements(first: 2) { nodes { id } } } }", 6)]
    // What is counted, the rows.
    [InlineData("agreementGroups(by: [TYPE, YEAR_SIGNED], first: FIRST) { groups { agreements(first: 2) { nodes { id } } } }", 2)]
    // What is counted, the nodes, both ends of the sums, and what has none.
    [InlineData("financingGroups(by: [LENDER], first: FIRST) { groups { amounts { totals { min } without } } }", 5)]
    public async Task Groups_cost_as_many_calls_however_many_there_are(string field, int calls)
    {
        foreach (var first in new[] { "1", "500" })
        {
            var store = new CountingGraphStore(RealSeed.Store);
            using var api = new ApiClient(store, new(2026, 11, 24));
            await api.DataAsync($"{{ {field.Replace("FIRST", first, StringComparison.Ordinal)} }}");
            Assert.Equal(calls, store.Calls);
        }
    }

    internal static Task<JsonElement> AnswerAsync(ApiClient api, string of, string by, string filter) =>
        GroupsAsync(api, of, GraphModel.Labels.Single(each => each.IdPrefix == of).Plural, by, filter);

    private const string Selection = "{ totals { kind currency priceBasis count min max comparisons } without }";

    private static async Task<JsonElement> GroupsAsync(ApiClient api, string of, string plural, string by, string filter) =>
        (await api.DataAsync($"{{ {of}Groups(by: [{by}], filter: {filter}, asOf: \"{Day}\", first: 1000) {{ total overlap groupCount groups {{ count keys {{ dimension value label }} {plural}(orderBy: ID_ASC, first: 200) {{ totalCount nodes {{ id }} }} }} }} }}")).At($"{of}Groups");

    // The seed has no group of countries with China in it, beside those that name it.
    private static bool IsChinas(GraphNode node) => Parties[node.Id].SelectMany(CountriesOf).Contains("country:CHN");

    private static IEnumerable<string> CountriesOf(string party) => party.StartsWith("country:", StringComparison.Ordinal) ? [party] : Members.Where(each => each.Group == party).Select(each => each.Country);

    private static IEnumerable<string> GroupsOf(string party)
    {
        var countries = CountriesOf(party).ToList();
        return countries.Count == 0 ? [party] : Members.Where(each => countries.Contains(each.Country)).Select(each => each.Group);
    }

    private static HashSet<string> Above(string id)
    {
        HashSet<string> above = [id];
        foreach (var parent in SeedGraph.From(Links.SubsectorOf, id)) above.UnionWith(Above(parent));
        var sector = SeedGraph.Node(id);
        if (sector.Get(Sector.Scheme)!.StartsWith("DAC", StringComparison.Ordinal))
            foreach (var topic in SeedGraph.Nodes(Sector.Label).Where(each => each.Get(Sector.Scheme) == "TOPIC" && each.Get(Sector.CrsCode) == sector.Get(Sector.Code))) above.UnionWith(Above(topic.Id));
        return above;
    }

    private static string? YearOf(PartialDate? date) => date?.First.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? DecadeOf(PartialDate? date) => YearOf(date) is { } year ? year[..3] + "0" : null;

    private static IEnumerable<string> Combinations(IEnumerable<IEnumerable<string?>> values) =>
        values.Select(own => own.OfType<string>().Distinct().DefaultIfEmpty("none")).Aggregate((left, right) => left.SelectMany(one => right.Select(other => $"{one}|{other}")));

    private static ILookup<string, string> To(RelationshipType type) => SeedGraph.Relationships(type).ToLookup(each => each.To, each => each.From);
}
