using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>What leads to a country, a group or an organization is listed with it, page by page.</summary>
public sealed class CountryListTests
{
    [Theory]
    [InlineData("country(code: \"CHN\")", "hostedMeetings", "meetings.csv", "held_in", "country:CHN")]
    [InlineData("country(code: \"CHN\")", "observations", "observations.csv", "reported_by", "country:CHN")]
    [InlineData("country(code: \"KAZ\")", "observationsAbout", "observations.csv", "about", "country:KAZ")]
    [InlineData("country(code: \"CHN\")", "organizations", "organizations.csv", "based_in", "country:CHN")]
    [InlineData("group(id: \"group:central-asia-5\")", "observationsAbout", "observations.csv", "about", "group:central-asia-5")]
    public async Task A_list_has_the_rows_of_the_seed_that_name_it(string of, string field, string file, string column, string id)
    {
        var expected = SeedCsv.Rows(file).Where(row => row[column] == id).Select(row => row["id"]).Order(StringComparer.Ordinal).ToList();
        Assert.True(expected.Count > 2);
        var list = (await ApiClient.OverSeed.DataAsync($"{{ of: {of} {{ list: {field}(first: 200, orderBy: ID_ASC) {{ totalCount nodes {{ id }} }} some: {field}(first: 2, filter: {{}}) {{ pageInfo {{ hasNextPage }} }} }} }}")).At("of");
        Assert.Equal(expected.Take(200), list.List("list", "nodes").Texts("id"));
        Assert.Equal(expected.Count, list.At("list", "totalCount").GetInt32());
        Assert.True(list.At("some", "pageInfo", "hasNextPage").GetBoolean());
    }

    [Fact]
    public async Task A_lender_has_the_financings_of_the_seed_that_it_gave()
    {
        var expected = SeedCsv.Rows("lent_by.csv").Where(row => row["to"] == "organization:china-eximbank").Select(row => row["from"]).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);
        var list = (await ApiClient.OverSeed.DataAsync("{ node(id: \"organization:china-eximbank\") { ... on Organization { financings(first: 200, orderBy: ID_ASC) { totalCount nodes { id } } } } }")).At("node", "financings");
        Assert.Equal(expected.Count, list.At("totalCount").GetInt32());
        Assert.Equal(expected.Take(200), list.List("nodes").Texts("id"));
    }

    public static TheoryData<string> Labels => [.. GraphModel.Labels.Select(label => label.Name)];

    [Theory]
    [MemberData(nameof(Labels))]
    public async Task A_node_of_each_label_says_which_it_has_and_what_people_call_it(string name)
    {
        var label = GraphModel.Labels.Single(each => each.Name == name);
        // One that has a name in Chinese, if there is any.
        var zh = label.CalledBy is { } caption && caption.Name.EndsWith("_en", StringComparison.Ordinal) ? label.Find(caption.Name[..^2] + "zh") as Property<string> : null;
        var node = SeedGraph.Nodes(label).OrderByDescending(each => zh is not null && each.Get(zh) is not null).First();
        var called = label.CalledBy is null ? node.Id : node.Get(label.CalledBy);
        var said = (await ApiClient.OverSeed.DataAsync($"{{ node(id: \"{node.Id}\") {{ label displayName zh: displayName(language: ZH) }} }}")).At("node");
        Assert.Equal((name, called, (zh is null ? null : node.Get(zh)) ?? called), (said.Text("label"), said.Text("displayName"), said.Text("zh")));
    }
}
