using System.Net;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Pages;

/// <summary>No page is larger than a slow connection takes: 50 KB before compression.</summary>
public sealed class PageSizeTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Most = 50_000;

    // Of the labels with thousands of nodes that differ in nothing but their rows, each so manieth.
    private static readonly Dictionary<NodeLabel, int> Steps = new() { [Financing.Label] = 100, [Sector.Label] = 2 };

    public static TheoryData<string> Kinds => [.. NodeAddress.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_node_has_a_page_under_50_KB(string kind)
    {
        var label = GraphModel.Labels.Single(label => label.IsListed && label.Plural == kind);
        var step = Steps.GetValueOrDefault(label, 1);
        var nodes = RealSeed.Dataset.Nodes.Where(node => node.Label == label).Where((_, i) => i % step == 0).Select(node => NodeAddress.Of(node.Id)!).ToList();
        Assert.NotEmpty(nodes);
        foreach (var path in nodes) await AssertShortAsync(path);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_list_is_under_50_KB(string kind) => await AssertShortAsync("/" + kind);

    [Fact]
    public async Task Every_matrix_is_under_50_KB()
    {
        var types = string.Concat(Vocabulary.WordsOf<AgreementType>().Select(type => "&type=" + type));
        var groups = RealSeed.Dataset.Nodes.Where(node => node.Label == CountryGroup.Label).Select(node => node.Id).Concat(["all", "region:Africa", "region:Asia"]).ToList();
        foreach (var group in groups)
        {
            await AssertShortAsync($"/coverage?group={group}");
            await AssertShortAsync($"/coverage?group={group}{types}");
        }
    }

    [Fact]
    public async Task Every_part_of_the_disagreements_is_under_50_KB()
    {
        foreach (var field in new[] { "", "?field=in_force_on", "?field=signed_on", "?field=status", "?field=terminated_on", "?field=value" }) await AssertShortAsync("/disagreements" + field);
        await AssertShortAsync("/unverified");
    }

    // Each of 250 countries is named on the map, and those with an agreement in the table as well; a timeline is there for a screen and for a phone.
    [Theory]
    [InlineData("/map", 75_000)]
    [InlineData("/embed/map", 40_000)]
    [InlineData("/timeline?country=KAZ&with=CHN", 105_000)]
    [InlineData("/explore?id=country:KAZ", 60_000)]
    public async Task A_picture_with_all_its_rows_is_no_larger_than_its_rows_make_it(string path, int most) => await AssertShortAsync(path, most);

    private async Task AssertShortAsync(string path, int most = Most)
    {
        var response = await server.Http.GetAsync(path);
        Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
        var length = (await response.Content.ReadAsByteArrayAsync()).Length;
        Assert.True(length > 1_000 && length < most, $"{path} is {length} bytes.");
    }
}
