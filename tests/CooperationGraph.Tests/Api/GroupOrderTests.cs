using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>In which order groups come, and how often they are counted.</summary>
public sealed class GroupOrderTests
{
    [Fact]
    public async Task The_greatest_come_first_where_that_is_asked_part_by_part_as_well()
    {
        const string Query = "query($order: GroupOrder!, $first: Int!, $after: String) { agreementGroups(by: [COUNTRY, TYPE], orderBy: $order, first: $first, after: $after) { next groups { keys { value } count agreements(first: 1) { totalCount } } } }";
        var byKeys = (await ApiClient.OverSeed.DataAsync(Query, new { order = "KEYS_ASC", first = 2000 })).At("agreementGroups").List("groups");
        // A sort that is stable leaves equal counts in the order of the keys.
        var expected = byKeys.OrderByDescending(group => group.At("count").GetInt32()).Select(group => group.GetRawText()).ToList();
        Assert.NotEqual(byKeys.ConvertAll(group => group.GetRawText()), expected);
        List<string> seen = [];
        string? after = null;
        do
        {
            var part = (await ApiClient.OverSeed.DataAsync(Query, new { order = "COUNT_DESC", first = 101, after })).At("agreementGroups");
            seen.AddRange(part.List("groups").Select(group => group.GetRawText()));
            if (after is null) Assert.Equal("CURSOR_INVALID", (await ApiClient.OverSeed.ErrorAsync(Query, new { order = "KEYS_ASC", first = 1, after = part.Text("next") })).Code);
            after = part.Text("next");
        }
        while (after is not null);

        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData("{ agreementGroups(by: [TYPE, YEAR_SIGNED]) { total groups { count } } }", 0)]
    [InlineData("{ agreementGroups(by: [STATUS], asOf: \"2016-05-01\") { total groups { count } } }", 0)]
    [InlineData("{ agreementGroups(by: [STATUS], asOf: \"2016-05-01\", filter: { types: [MEMORANDUM] }) { total groups { count } } }", 1)]
    public async Task What_is_counted_without_a_filter_is_counted_once_for_all_who_ask(string query, int callsAgain)
    {
        var store = new CountingGraphStore(RealSeed.Store);
        using var api = new ApiClient(store, new(2026, 11, 24));
        var first = await api.DataAsync(query);
        var before = store.Calls;
        Assert.True(before > 0);
        Assert.Equal(first.GetRawText(), (await api.DataAsync(query)).GetRawText());
        Assert.Equal(callsAgain, store.Calls - before);
    }
}
