using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

public sealed class FilterTests
{
    private static readonly ILookup<string, string> Parties = SeedGraph.Relationships(PartyTo.Type).ToLookup(each => each.To, each => each.From);

    public static TheoryData<string, Func<GraphNode, bool>> Agreements => new()
    {
        { "{types: [JOINT_STATEMENT, FRIENDSHIP_TREATY]}", node => node.Get(Agreement.Type) is "JOINT_STATEMENT" or "FRIENDSHIP_TREATY" },
        { "{parties: {all: [\"CHN\", \"UZB\"]}, types: [INVESTMENT_PROTECTION_AGREEMENT]}", node => node.Get(Agreement.Type) == "INVESTMENT_PROTECTION_AGREEMENT" && Parties[node.Id].Contains("country:UZB") && Parties[node.Id].Contains("country:CHN") },
        { "{parties: {any: [\"KGZ\", \"group:asean\"], none: [\"KAZ\"]}}", node => PartyOrMember(node, "KGZ", "group:asean") && !PartyOrMember(node, "KAZ") },
        { "{signed: {from: \"1992-01-01\", to: \"1992-12-31\"}}", node => node.Get(Agreement.SignedOn) is { } date && date.PossiblyOnOrBefore(new(1992, 12, 31)) && !date.CertainlyBefore(new(1992, 1, 1)) },
        { "{status: [ENDED], statusOn: \"2020-01-01\"}", node => AgreementStatus.On(node, new(2020, 1, 1)).State == "ENDED" },
        { "{inForceOn: \"1995-01-01\", types: [DOUBLE_TAXATION_AGREEMENT]}", node => node.Get(Agreement.Type) == "DOUBLE_TAXATION_AGREEMENT" && AgreementStatus.On(node, new(1995, 1, 1)).State == "IN_FORCE" },
        { "{text: \"uzBEKistan\"}", node => new[] { node.Get(Agreement.TitleEn), node.Get(Agreement.TitleZh), node.Get(Agreement.OfficialTitleEn) }.Any(text => text?.Contains("uzbekistan", StringComparison.OrdinalIgnoreCase) == true) },
        { "{text: \"宣言\"}", node => node.Get(Agreement.TitleZh)?.Contains("宣言", StringComparison.Ordinal) == true },
        { "{sources: [\"source:mofcom-2023-05-11\"]}", node => SeedGraph.ClaimsAbout(node.Id).Any(claim => SeedGraph.SourceOf(claim).Id == "source:mofcom-2023-05-11") },
        { "{sectors: [\"sector:investment\"]}", node => SeedGraph.From(Links.Covers, node.Id).Contains("sector:investment") },
        { "{unverified: true}", node => node.Is(Agreement.Unverified) },
        { "{anyOf: [{types: [MEMORANDUM]}, {text: \"Charter\"}], noneOf: [{parties: {any: [\"RUS\"]}}]}", node => (node.Get(Agreement.Type) == "MEMORANDUM" || Matches(node, "Charter")) && !PartyOrMember(node, "RUS") },
    };

    [Theory]
    [MemberData(nameof(Agreements))]
    public async Task A_filter_lets_just_the_agreements_of_the_seed_pass_that_fulfil_it(string filter, Func<GraphNode, bool> expected)
    {
        var ids = SeedGraph.Nodes(Agreement.Label).Where(expected).Select(node => node.Id).ToHashSet();
        Assert.NotEmpty(ids);
        Assert.NotEqual(SeedGraph.Nodes(Agreement.Label).Count(), ids.Count);
        var page = (await ApiClient.OverSeed.DataAsync($"{{ agreements(first: 200, filter: {filter}) {{ totalCount nodes {{ id }} }} }}")).At("agreements");
        Assert.Equal(ids.Count, page.At("totalCount").GetInt32());
        Assert.Empty(page.List("nodes").Texts("id").Except(ids));
    }

    [Theory]
    [InlineData("{}", 501)]
    [InlineData("{types: []}", 0)]
    [InlineData("{anyOf: []}", 0)]
    [InlineData("{noneOf: []}", 501)]
    [InlineData("{signed: {}}", 501)]
    [InlineData("{parties: {all: [\"CHN\"], none: [\"CHN\"]}}", 0)]
    [InlineData("{types: [MEMORANDUM], noneOf: [{types: [MEMORANDUM]}]}", 0)]
    [InlineData("{signed: {from: \"2020-01-01\", to: \"2019-01-01\"}}", 0)]
    public async Task An_empty_filter_lets_all_pass_and_a_contradictory_one_none(string filter, int count) =>
        Assert.Equal(count, (await ApiClient.OverSeed.DataAsync($"{{ agreements(filter: {filter}) {{ totalCount }} }}")).At("agreements", "totalCount").GetInt32());

    [Theory]
    [InlineData("countries(filter: {group: \"group:sco\", text: \"Kyrgyz\"})", 1)]
    [InlineData("countries(filter: {regions: [\"Central Asia\"]})", 5)]
    [InlineData("countries(filter: {codes: [\"KAZ\", \"KAZ\"]})", 1)]
    [InlineData("groups(filter: {kinds: [CUSTOMS_UNION]})", 1)]
    [InlineData("sectors(filter: {schemes: [TOPIC], text: \"energy\"})", 2)]
    [InlineData("meetings(filter: {mechanisms: [\"mechanism:sco\"], starts: {from: \"2017-01-01\"}})", 2)]
    [InlineData("meetings(filter: {heldIn: {codes: [\"CHN\"]}, text: \"summit\"})", 1)]
    [InlineData("financings(filter: {projects: [\"project:datka-kemin-transmission-line\"]})", 2)]
    [InlineData("organizations(filter: {kinds: [POLICY_BANK], basedIn: {codes: [\"CHN\"]}})", 2)]
    [InlineData("indicators(filter: {text: \"trade\"})", 6)]
    [InlineData("observations(filter: {partners: [\"group:central-asia-5\"], period: {from: \"2023-03-31\", to: \"2023-03-31\"}})", 5)]
    [InlineData("projects(filter: {status: [CANCELLED]})", 0)]
    [InlineData("sources(filter: {kinds: [TREATY_TEXT]})", 12)]
    public async Task The_other_lists_are_filtered_too(string list, int count) =>
        Assert.Equal(count, (await ApiClient.OverSeed.DataAsync($"{{ list: {list} {{ totalCount }} }}")).At("list", "totalCount").GetInt32());

    [Fact]
    public async Task Agreements_on_which_sources_disagree_and_all_others_make_up_the_whole()
    {
        var data = await ApiClient.OverSeed.DataAsync("{ with: agreements(filter: {hasConflict: true}) { totalCount nodes { conflicts { field } } } without: agreements(filter: {hasConflict: false}) { totalCount } }");
        Assert.All(data.List("with", "nodes"), node => Assert.NotEmpty(node.List("conflicts")));
        Assert.Equal(501, data.At("with", "totalCount").GetInt32() + data.At("without", "totalCount").GetInt32());
    }

    private static bool Matches(GraphNode node, string text) =>
        new[] { node.Get(Agreement.TitleEn), node.Get(Agreement.OfficialTitleEn) }.Any(each => each?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private static bool PartyOrMember(GraphNode node, params string[] parties) =>
        parties.Any(party => party.StartsWith("group:", StringComparison.Ordinal) ? Parties[node.Id].Contains(party)
            : Parties[node.Id].Intersect([.. SeedGraph.From(MemberOf.Type, $"country:{party}"), $"country:{party}"]).Any());
}
