using CooperationGraph.Api;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

public sealed class ConnectionTests
{
    private static readonly string[] All = [.. SeedGraph.Nodes(Agreement.Label)
        .OrderBy(node => node.Get(Agreement.SignedOn) is null).ThenBy(node => node.Get(Agreement.SignedOn)).ThenBy(node => node.Id, StringComparer.Ordinal).Select(node => node.Id)];

    [Fact]
    public async Task A_page_has_25_items_from_the_front_if_nothing_is_asked()
    {
        var page = (await ApiClient.OverSeed.DataAsync("{ agreements { totalCount nodes { id } edges { node { id } } pageInfo { hasNextPage hasPreviousPage } } }")).At("agreements");
        Assert.Equal(All[..25], page.List("nodes").Texts("id"));
        Assert.Equal(All[..25], page.List("edges").Texts("node", "id"));
        Assert.Equal((All.Length, true, false), (page.At("totalCount").GetInt32(), page.At("pageInfo", "hasNextPage").GetBoolean(), page.At("pageInfo", "hasPreviousPage").GetBoolean()));
    }

    [Fact]
    public async Task Pages_backward_lead_through_the_whole_list_without_gap_or_repeat()
    {
        var seen = new List<string>();
        string? before = null;
        do
        {
            var page = (await ApiClient.OverSeed.DataAsync("query($before: String) { agreements(last: 200, before: $before) { nodes { id } pageInfo { hasPreviousPage startCursor } } }", new { before })).At("agreements");
            seen.InsertRange(0, page.List("nodes").Texts("id"));
            before = page.At("pageInfo", "hasPreviousPage").GetBoolean() ? page.Text("pageInfo", "startCursor") : null;
        }
        while (before is not null);

        Assert.Equal(All, seen);
    }

    [Fact]
    public async Task An_empty_page_has_no_cursors_but_the_total()
    {
        var page = (await ApiClient.OverSeed.DataAsync("{ agreements(first: 0) { totalCount nodes { id } pageInfo { startCursor endCursor hasNextPage } } }")).At("agreements");
        Assert.Equal((All.Length, 0, null, true), (page.At("totalCount").GetInt32(), page.List("nodes").Count, page.Text("pageInfo", "endCursor"), page.At("pageInfo", "hasNextPage").GetBoolean()));
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var cursor = (await ApiClient.OverSeed.DataAsync("{ agreements(first: 1) { pageInfo { endCursor } } }")).Text("agreements", "pageInfo", "endCursor");
        var (code, _) = await ApiClient.OverSeed.ErrorAsync("query($after: String) { agreements(orderBy: TITLE_ASC, after: $after) { totalCount } }", new { after = cursor });
        Assert.Equal("CURSOR_INVALID", code);
    }

    [Theory]
    // Another field, another node's field, another filter, another day that decides what is in the list.
    [InlineData("mechanisms(first: 1)", "countries(first: 1, {0})")]
    [InlineData("countries(first: 1)", "groups(first: 1, {0})")]
    [InlineData("conflicts(first: 1)", "agreements(orderBy: ID_ASC, {0})")]
    [InlineData("agreements(orderBy: ID_ASC, first: 1)", "conflicts({0})")]
    [InlineData("agreements(first: 1)", "agreements(filter: {{types: [FREE_TRADE_AGREEMENT]}}, {0})")]
    [InlineData("agreements(first: 1, filter: {types: [FREE_TRADE_AGREEMENT]})", "agreements(filter: {{types: [INVESTMENT_PROTECTION_AGREEMENT]}}, {0})")]
    [InlineData("country(code: \"KAZ\") { agreements(first: 1) }", "country(code: \"UZB\") {{ agreements({0}) }}")]
    [InlineData("country(code: \"KAZ\") { agreements(first: 1) }", "country(code: \"KAZ\") {{ agreements(asOf: \"2000-01-01\", {0}) }}")]
    [InlineData("country(code: \"KAZ\") { projects(first: 1) }", "country(code: \"CHN\") {{ projects({0}) }}")]
    [InlineData("country(code: \"KAZ\") { agreements(first: 1) }", "agreements({0})")]
    public async Task A_cursor_of_another_list_is_refused(string own, string other)
    {
        var cursor = await CursorAsync(own);
        foreach (var argument in new[] { "after", "before" })
            Assert.Equal("CURSOR_INVALID", (await ApiClient.OverSeed.ErrorAsync(Selecting(string.Format(System.Globalization.CultureInfo.InvariantCulture, other, $"{argument}: \"{cursor}\""), "totalCount"))).Code);
    }

    [Theory]
    // The same list in another spelling, on another path.
    [InlineData("agreements(first: 1)", "agreements(filter: null, orderBy: SIGNED_ON_ASC, {0})")]
    [InlineData("agreements(first: 1, filter: {types: [FREE_TRADE_AGREEMENT, INVESTMENT_PROTECTION_AGREEMENT], text: null})", "agreements(filter: {{types: [INVESTMENT_PROTECTION_AGREEMENT, FREE_TRADE_AGREEMENT]}}, {0})")]
    [InlineData("country(code: \"KAZ\") { agreements(first: 1) }", "node(id: \"country:KAZ\") {{ ... on Country {{ agreements({0}) }} }}")]
    [InlineData("country(code: \"KAZ\") { agreements(first: 1, orderBy: SIGNED_ON_ASC) }", "country(code: \"KAZ\") {{ agreements({0}) }}")]
    public async Task A_cursor_is_good_for_its_list_however_that_is_written(string own, string other)
    {
        var cursor = await CursorAsync(own);
        var answer = await ApiClient.OverSeed.DataAsync(Selecting(string.Format(System.Globalization.CultureInfo.InvariantCulture, other, $"after: \"{cursor}\""), "totalCount pageInfo { hasPreviousPage }"));
        Assert.Contains("\"hasPreviousPage\":true", answer.GetRawText());
    }

    [Theory]
    [InlineData("agreements(orderBy: SIGNED_ON_DESC, first: 3)", "agreements(orderBy: SIGNED_ON_DESC, {0})")]
    [InlineData("agreements(first: 40)", "agreements({0})")]
    [InlineData("countries(first: 3)", "countries({0})")]
    [InlineData("sectors(orderBy: ID_ASC, first: 3)", "sectors(orderBy: ID_ASC, {0})")]
    [InlineData("search(text: \"china\", first: 3)", "search(text: \"china\", {0})")]
    public async Task A_cursor_that_lost_its_end_or_was_changed_is_refused(string own, string list)
    {
        var cursor = await CursorAsync(own);
        var changed = Enumerable.Range(0, cursor.Length).Select(length => cursor[..length])
            .Concat(Enumerable.Range(0, cursor.Length - 1).Select(at => $"{cursor[..at]}{(cursor[at] == 'A' ? 'B' : 'A')}{cursor[(at + 1)..]}")).Append(cursor + "AA").Where(each => each.Length > 0);
        foreach (var each in changed)
            Assert.Equal(("CURSOR_INVALID", each), ((await ApiClient.OverSeed.ErrorAsync(Selecting(string.Format(System.Globalization.CultureInfo.InvariantCulture, list, $"after: \"{each}\""), "totalCount"))).Code, each));
    }

    [Fact]
    public async Task A_cursor_of_one_of_many_lists_is_refused_by_the_others_alone()
    {
        var cursor = await CursorAsync("country(code: \"KAZ\") { agreements(first: 1) }");
        var answer = await ApiClient.OverSeed.AnswerAsync($"{{ nodes(ids: [\"country:UZB\", \"country:KAZ\"]) {{ ... on Country {{ agreements(first: 2, after: \"{cursor}\") {{ totalCount }} }} }} }}");
        var error = Assert.Single(answer.List("errors"));
        Assert.Equal("""["nodes",0,"agreements"]""", error.At("path").GetRawText());
    }

    private static async Task<string> CursorAsync(string list) => (await ApiClient.OverSeed.DataAsync(Selecting(list, "pageInfo { endCursor }"))).GetRawText().Split("endCursor\":\"")[1].Split('"')[0];

    // The selection goes behind the connection's last parenthesis.
    private static string Selecting(string list, string selection) => $"{{ {list.Insert(list.LastIndexOf(')') + 1, $" {{ {selection} }}")} }}";

    [Fact]
    public async Task Conflicts_come_page_by_page_too()
    {
        const string Query = "query($after: String) { conflicts(first: 7, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }";
        var whole = (await ApiClient.OverSeed.DataAsync("{ conflicts(first: 200) { nodes { id } } }")).List("conflicts", "nodes").Texts("id");
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await ApiClient.OverSeed.DataAsync(Query, new { after })).At("conflicts");
            seen.AddRange(page.List("nodes").Texts("id"));
            after = page.At("pageInfo", "hasNextPage").GetBoolean() ? page.Text("pageInfo", "endCursor") : null;
        }
        while (after is not null);

        Assert.Equal(whole, seen);
    }

    [Fact]
    public async Task Nodes_come_in_the_order_of_their_ids_with_null_for_an_unknown_one()
    {
        var nodes = (await ApiClient.OverSeed.DataAsync("{ nodes(ids: [\"source:mofcom-2023-05-11\", \"country:XXX\", \"country:KAZ\"]) { __typename id } node(id: \"check:nothing\") { id } }")).List("nodes");
        Assert.Equal(["Source", null, "Country"], nodes.Select(node => node.ValueKind == System.Text.Json.JsonValueKind.Null ? null : node.Text("__typename")));
    }

    [Fact]
    public async Task Every_kind_of_node_is_found_by_its_id()
    {
        var ids = GraphModel.Labels.Select(label => SeedGraph.Nodes(label).First().Id).ToList();
        var nodes = (await ApiClient.OverSeed.DataAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Cited { unverified citations { source { id } } conflicts { field } claims { id } } } }", new { ids })).List("nodes");
        Assert.Equal(ids, nodes.Texts("id"));
    }
}
