using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

public sealed class FilterTests
{
    private static readonly ILookup<string, string> Parties = SeedGraph.Relationships(PartyTo.Type).ToLookup(each => each.To, each => each.From);

    private static readonly HashSet<string> Replaced = [.. SeedGraph.Relationships(Links.ReplacedBy).Select(each => each.From)];
    private static readonly HashSet<string> Replacing = [.. SeedGraph.Relationships(Links.ReplacedBy).Select(each => each.To)];

    public static TheoryData<string, Func<GraphNode, bool>> Agreements => new()
    {
        { "{types: [JOINT_STATEMENT, FRIENDSHIP_TREATY]}", node => node.Get(Agreement.Type) is "JOINT_STATEMENT" or "FRIENDSHIP_TREATY" },
        { "{parties: {all: [\"CHN\", \"UZB\"]}, types: [INVESTMENT_PROTECTION_AGREEMENT]}", node => node.Get(Agreement.Type) == "INVESTMENT_PROTECTION_AGREEMENT" && Parties[node.Id].Contains("country:UZB") && Parties[node.Id].Contains("country:CHN") },
        { "{parties: {any: [\"KGZ\", \"group:asean\"], none: [\"KAZ\"]}}", node => PartyOrMember(node, ["KGZ", .. Members("group:asean")]) && !PartyOrMember(node, "KAZ") },
        { "{parties: {any: [\"group:asean\"]}, types: [INVESTMENT_PROTECTION_AGREEMENT]}", node => node.Get(Agreement.Type) == "INVESTMENT_PROTECTION_AGREEMENT" && PartyOrMember(node, Members("group:asean")) },
        { "{parties: {all: [\"group:central-asia-5\", \"CHN\"]}}", node => Members("group:central-asia-5").Append("CHN").All(code => PartyOrMember(node, code)) },
        { "{parties: {none: [\"group:central-asia-5\", \"group:asean\"]}}", node => !PartyOrMember(node, [.. Members("group:central-asia-5"), .. Members("group:asean")]) },
        { "{parties: {all: [\"KAZ\", \"KAZ\", \"country:KAZ\"], any: [\"CHN\", \"country:CHN\"]}}", node => PartyOrMember(node, "KAZ") && PartyOrMember(node, "CHN") },
        { "{text: \"2011 uzBEKistan\"}", node => Matches(node, "2011") && Matches(node, "uzbekistan") },
        { "{signed: {from: \"1992-01-01\", to: \"1992-12-31\"}}", node => node.Get(Agreement.SignedOn) is { } date && date.PossiblyOnOrBefore(new(1992, 12, 31)) && !date.CertainlyBefore(new(1992, 1, 1)) },
        { "{status: [ENDED], statusOn: \"2020-01-01\"}", node => AgreementStatus.On(node, new(2020, 1, 1)).State == AgreementState.Ended },
        { "{inForceOn: \"1995-01-01\", types: [DOUBLE_TAXATION_AGREEMENT]}", node => node.Get(Agreement.Type) == "DOUBLE_TAXATION_AGREEMENT" && AgreementStatus.On(node, new(1995, 1, 1)).State == AgreementState.InForce },
        { "{text: \"uzBEKistan\"}", node => new[] { node.Get(Agreement.TitleEn), node.Get(Agreement.TitleZh), node.Get(Agreement.OfficialTitleEn) }.Any(text => text?.Contains("uzbekistan", StringComparison.OrdinalIgnoreCase) == true) },
        { "{text: \"宣言\"}", node => node.Get(Agreement.TitleZh)?.Contains("宣言", StringComparison.Ordinal) == true },
        { "{sources: [\"source:mofcom-2023-05-11\"]}", node => SeedGraph.ClaimsAbout(node.Id).Any(claim => SeedGraph.SourceOf(claim).Id == "source:mofcom-2023-05-11") },
        { "{sectors: [\"sector:investment\"]}", node => SeedGraph.From(Links.Covers, node.Id).Contains("sector:investment") },
        { "{unverified: true}", node => node.Is(Agreement.Unverified) },
        { "{enteredIntoForce: {from: \"1994-01-01\", to: \"1994-12-31\"}}", node => node.Get(Agreement.InForceOn) is { Year: 1994 } },
        { "{terminated: {from: \"2009-01-01\", to: \"2017-12-31\"}}", node => node.Get(Agreement.TerminatedOn) is { Year: >= 2009 and <= 2017 } },
        { "{terminationTypes: [UNILATERALLY_DENOUNCED, NOT_RENEWED]}", node => node.Get(Agreement.TerminationType) is "UNILATERALLY_DENOUNCED" or "NOT_RENEWED" },
        { "{isTerminated: true}", IsTerminated },
        { "{isTerminated: false}", node => !IsTerminated(node) },
        { "{recordedStatus: [WITHDRAWN, UNDER_NEGOTIATION]}", node => node.Get(Agreement.Status) is "WITHDRAWN" or "UNDER_NEGOTIATION" },
        { "{isReplaced: true}", node => Replaced.Contains(node.Id) },
        { "{replacesAnother: true}", node => Replacing.Contains(node.Id) },
        { "{isReplaced: false, replacesAnother: false, isTerminated: true}", node => !Replaced.Contains(node.Id) && !Replacing.Contains(node.Id) && IsTerminated(node) },
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
    [InlineData("{}", true)]
    [InlineData("{types: []}", false)]
    [InlineData("{anyOf: []}", false)]
    [InlineData("{noneOf: []}", true)]
    [InlineData("{signed: {}}", true)]
    [InlineData("{parties: {all: [\"CHN\"], none: [\"CHN\"]}}", false)]
    [InlineData("{types: [MEMORANDUM], noneOf: [{types: [MEMORANDUM]}]}", false)]
    [InlineData("{signed: {from: \"2020-01-01\", to: \"2019-01-01\"}}", false)]
    [InlineData("{signed: {from: \"2014-09-01\", to: \"2014-03-01\"}}", false)]
    [InlineData("{noneOf: [{signed: {from: \"2014-09-01\", to: \"2014-03-01\"}}]}", true)]
    [InlineData("{status: [SIGNED, IN_FORCE], statusOn: \"1900-01-01\"}", false)]
    [InlineData("{text: \" \"}", true)]
    public async Task An_empty_filter_lets_all_pass_and_a_contradictory_one_none(string filter, bool all) =>
        Assert.Equal(all ? SeedGraph.Nodes(Agreement.Label).Count() : 0, (await ApiClient.OverSeed.DataAsync($"{{ agreements(filter: {filter}) {{ totalCount }} }}")).At("agreements", "totalCount").GetInt32());

    [Theory]
    [InlineData("all", true)]
    [InlineData("any", true)]
    [InlineData("none", false)]
    public async Task A_group_of_which_no_member_is_known_stands_for_itself(string list, bool with)
    {
        const string Group = "group:eu";
        Assert.Empty(Members(Group));
        var own = SeedGraph.From(PartyTo.Type, Group).Distinct().Count();
        Assert.InRange(own, 1, 10);
        var data = await ApiClient.OverSeed.DataAsync($"{{ agreements(filter: {{parties: {{{list}: [\"{Group}\"]}}}}) {{ totalCount }} }}");
        Assert.Equal(with ? own : SeedGraph.Nodes(Agreement.Label).Count() - own, data.At("agreements", "totalCount").GetInt32());
    }

    [Theory]
    [InlineData("countries(filter: {group: \"group:sco\", text: \"Kyrgyz\"})", 1)]
    [InlineData("countries(filter: {regions: [\"Central Asia\"]})", 5)]
    [InlineData("countries(filter: {codes: [\"KAZ\", \"KAZ\"]})", 1)]
    [InlineData("mechanisms(filter: {participants: {all: [\"group:central-asia-5\", \"CHN\"]}, text: \"summit\"})", 1)]
    [InlineData("groups(filter: {kinds: [CUSTOMS_UNION]})", 1)]
    [InlineData("sectors(filter: {schemes: [TOPIC], text: \"energy\"})", 2)]
    // The titles have an en dash.
    [InlineData("agreements(filter: {text: \"China-Uzbekistan BIT (1992)\"})", 1)]
    [InlineData("countries(filter: {codes: [\"country:KAZ\", \"UZB\"]})", 2)]
    [InlineData("meetings(filter: {mechanisms: [\"mechanism:sco\"], starts: {from: \"2017-01-01\"}})", 2)]
    [InlineData("meetings(filter: {heldIn: {codes: [\"CHN\"]}, text: \"Central Asia summit\"})", 1)]
    [InlineData("financings(filter: {projects: [\"project:datka-kemin-transmission-line\"]})", 2)]
    [InlineData("organizations(filter: {kinds: [POLICY_BANK], basedIn: {codes: [\"CHN\"]}})", 2)]
    [InlineData("indicators(filter: {text: \"trade\"})", 6)]
    [InlineData("observations(filter: {partners: [\"group:central-asia-5\"], period: {from: \"2023-03-31\", to: \"2023-03-31\"}})", 5)]
    [InlineData("projects(filter: {status: [CANCELLED]})", 0)]
    [InlineData("sources(filter: {kinds: [FORUM]})", 1)]
    public async Task The_other_lists_are_filtered_too(string list, int count) =>
        Assert.Equal(count, (await ApiClient.OverSeed.DataAsync($"{{ list: {list} {{ totalCount }} }}")).At("list", "totalCount").GetInt32());

    [Fact]
    public async Task Agreements_on_which_sources_disagree_and_all_others_make_up_the_whole()
    {
        var data = await ApiClient.OverSeed.DataAsync("{ with: agreements(filter: {hasConflict: true}) { totalCount nodes { conflicts { field } } } without: agreements(filter: {hasConflict: false}) { totalCount } }");
        Assert.All(data.List("with", "nodes"), node => Assert.NotEmpty(node.List("conflicts")));
        Assert.Equal(SeedGraph.Nodes(Agreement.Label).Count(), data.At("with", "totalCount").GetInt32() + data.At("without", "totalCount").GetInt32());
    }

    [Theory]
    [InlineData("agreements(filter: {signed: {from: \"2020-01-01\", to: \"2019-12-31\"}})", "signed")]
    [InlineData("agreements(filter: {anyOf: [{signed: {from: \"2020-01-01\", to: \"2019-12-31\"}}]})", "signed")]
    [InlineData("financings(filter: {committed: {from: \"2020-01-01\", to: \"2019-12-31\"}})", "committed")]
    [InlineData("meetings(filter: {starts: {from: \"2020-01-01\", to: \"2019-12-31\"}})", "starts")]
    [InlineData("observations(filter: {period: {from: \"2020-01-01\", to: \"2019-12-31\"}})", "period")]
    [InlineData("sources(filter: {published: {from: \"2020-01-01\", to: \"2019-12-31\"}})", "published")]
    [InlineData("agreements(filter: {terminated: {from: \"2020-01-01\", to: \"2019-12-31\"}})", "terminated")]
    [InlineData("agreements(filter: {enteredIntoForce: {from: \"2020-01-01\", to: \"2019-12-31\"}})", "enteredIntoForce")]
    public async Task A_range_that_begins_after_it_ends_finds_nothing_and_says_so(string list, string field)
    {
        var answer = await ApiClient.OverSeed.AnswerAsync($"{{ one: {list} {{ totalCount }} two: {list} {{ totalCount }} }}");
        Assert.Equal((0, 0), (answer.At("data", "one", "totalCount").GetInt32(), answer.At("data", "two", "totalCount").GetInt32()));
        var note = Assert.Single(answer.List("extensions", "notes"));
        Assert.Equal("RANGE_EMPTY", note.Text("code"));
        Assert.StartsWith($"'{field}' ranges from 2020-01-01 to 2019-12-31", note.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sources", "languages", "EN", "en")]
    [InlineData("amounts", "currencies", "usd", "USD")]
    [InlineData("sectors", "codes", "21O", "210")]
    public async Task A_text_that_nothing_has_finds_nothing_and_is_noted_with_what_is_near(string list, string field, string text, string near)
    {
        var answer = await ApiClient.OverSeed.AnswerAsync($"{{ {list}(filter: {{{field}: [\"{text}\"]}}) {{ totalCount }} }}");
        Assert.Equal(0, answer.At("data", list, "totalCount").GetInt32());
        var note = Assert.Single(answer.List("extensions", "notes"));
        Assert.Equal("VALUE_UNKNOWN", note.Text("code"));
        Assert.StartsWith($"'{field}' names '{text}', which none of the {list} has. Near ones: ", note.Text("message"), StringComparison.Ordinal);
        Assert.Contains(near, note.Text("message")!, StringComparison.Ordinal);
        Assert.False((await ApiClient.OverSeed.AnswerAsync($"{{ {list}(filter: {{{field}: [\"{near}\"]}}) {{ totalCount }} }}")).TryGetProperty("extensions", out _));
    }

    [Fact]
    public async Task An_answer_without_anything_to_note_has_no_notes() =>
        Assert.False((await ApiClient.OverSeed.AnswerAsync("{ agreements(filter: {signed: {from: \"2020-01-01\", to: \"2020-01-01\"}}) { totalCount } }")).TryGetProperty("extensions", out _));

    [Theory]
    [InlineData("Turkey", "TUR")]
    [InlineData("ivory COAST", "CIV")]
    [InlineData("coast ivory", "CIV")]
    [InlineData("Coast, Ivory", "CIV")]
    [InlineData("Korea (South)", "KOR")]
    [InlineData("Bosnia & Herzegovina", "BIH")]
    [InlineData("USA", "USA")]
    [InlineData("usa", "USA")]
    [InlineData("kz", "KAZ")]
    [InlineData("398", "KAZ")]
    [InlineData("842", "USA")]
    [InlineData("kazakstan", "KAZ")]
    [InlineData("Kazahkstan", "KAZ")]
    [InlineData("哈萨克斯坦", "KAZ")]
    [InlineData("казахстан", "KAZ")]
    [InlineData("islamic afghanistan republic", "AFG")]
    public async Task A_country_is_found_by_any_of_its_names_and_codes(string text, string code)
    {
        var data = await ApiClient.OverSeed.DataAsync("query($text: String) { countries(filter: {text: $text}) { nodes { code } } }", new { text });
        Assert.Equal([code], data.List("countries", "nodes").Texts("code"));
    }

    [Theory]
    [InlineData("U.S.A.", "USA")]
    [InlineData("U.S.A", "USA")]
    [InlineData("u.a.e.", "UAE")]
    [InlineData("U.K.", "UK")]
    [InlineData("U.S.", "US")]
    [InlineData("K.Z.", "KZ")]
    public async Task The_dots_of_an_abbreviation_do_not_count(string dotted, string plain)
    {
        var data = await ApiClient.OverSeed.DataAsync("query($a: String, $b: String) { a: countries(filter: {text: $a}, first: 200) { nodes { code } } b: countries(filter: {text: $b}, first: 200) { nodes { code } } }", new { a = dotted, b = plain });
        Assert.NotEmpty(data.List("a", "nodes"));
        Assert.Equal(data.List("b", "nodes").Texts("code").Order(), data.List("a", "nodes").Texts("code").Order());
    }

    [Fact]
    public async Task Every_country_is_found_by_each_of_its_names_aliases_and_codes()
    {
        var aliases = SeedGraph.Relationships(Links.AliasOf).ToLookup(each => each.To, each => SeedGraph.Node(each.From).Get(Alias.Text)!);
        var graph = new ServedGraph(RealSeed.Store);
        foreach (var label in new[] { Country.Label, CountryGroup.Label })
        {
            var names = await graph.GetNamesAsync(label, CancellationToken.None);
            foreach (var node in SeedGraph.Nodes(label))
            {
                var texts = label.Properties.Where(property => property.IsSearched).Select(property => (string?)node[property]).OfType<string>().Concat(aliases[node.Id]).ToList();
                if (label == Country.Label) texts.AddRange([node.Get(Country.Code)!, node.Get(Country.Iso2)!, node.Get(Country.M49)!]);
                Assert.All(texts, text => Assert.Contains(node.Id, names.Find(text.ToUpperInvariant())));
                Assert.All(texts, text => Assert.Contains(node.Id, names.Find(string.Join("  ", text.Split(' ').Reverse()))));
            }
        }
    }

    [Theory]
    [InlineData("qqqqqqqq")]
    [InlineData("xy")]
    [InlineData("84")]
    [InlineData("turkey kazakhstan")]
    public async Task What_is_no_countrys_name_finds_none(string text) =>
        Assert.Equal(0, (await ApiClient.OverSeed.DataAsync("query($text: String) { countries(filter: {text: $text}) { totalCount } }", new { text })).At("countries", "totalCount").GetInt32());

    private static bool Matches(GraphNode node, string text) =>
        new[] { node.Get(Agreement.TitleEn), node.Get(Agreement.OfficialTitleEn) }.Any(each => each?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsTerminated(GraphNode node) =>
        node.Get(Agreement.TerminatedOn) is not null || node.Get(Agreement.TerminationType) is not null || node.Get(Agreement.Status) is "WITHDRAWN" or "TERMINATED";

    // No membership of the seed has ended.
    private static string[] Members(string group) => [.. SeedGraph.To(MemberOf.Type, group).Select(id => id["country:".Length..])];

    private static bool PartyOrMember(GraphNode node, params string[] codes) =>
        codes.Any(code => Parties[node.Id].Intersect([.. SeedGraph.From(MemberOf.Type, $"country:{code}"), $"country:{code}"]).Any());
}
