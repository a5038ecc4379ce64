using CooperationGraph.Claims;
using CooperationGraph.Coverage;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Coverage;

public sealed class CoverageReaderTests
{
    private static readonly MemoryGraphStore Store = RealSeed.Store;

    [Fact]
    public async Task The_ministrys_sentence_holds_with_a_citation_in_every_cell()
    {
        var matrix = await MatrixAsync("2023-05-11", ["KAZ", "KGZ", "TJK", "TKM", "UZB"], "BELT_AND_ROAD_DOCUMENT", "MID_TO_LONG_TERM_PLAN", "INVESTMENT_PROTECTION_AGREEMENT");
        Assert.True(matrix.EveryCellCovered);
        foreach (var cell in matrix.Rows.SelectMany(row => row.Cells))
        {
            var claims = await ClaimReader.GetAsync(Store, cell.Agreements, CancellationToken.None);
            Assert.Contains(claims, each => each.Citations.Count > 0);
        }

        // The existence of these three plans is known from the ministry, and from a bureau that relays it, alone.
        foreach (var id in new[] { "agreement:plan-cn-kz-trade-midlong", "agreement:plan-cn-tj-trade-midlong", "agreement:plan-cn-tm-trade-midlong" })
        {
            var plan = matrix.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Agreements).Single(node => node.Id == id);
            var citations = (await ClaimReader.GetAsync(Store, [plan], CancellationToken.None))[0].Citations;
            Assert.NotEmpty(citations);
            Assert.All(citations, citation => Assert.Contains(citation.Source.Id, new[] { "source:mofcom-2023-05-11", "source:tj-commerce-2023-05-04" }));
        }
    }

    [Fact]
    public async Task Uzbekistans_cell_names_the_treaty_in_force_before_the_one_that_it_replaced()
    {
        var cell = (await MatrixAsync("2023-05-11", ["UZB"], "INVESTMENT_PROTECTION_AGREEMENT")).Rows[0].Cells[0];
        Assert.Equal(["agreement:bit-cn-uz-2011", "agreement:bit-cn-uz-1992"], cell.Agreements.Select(node => node.Id));
        Assert.Equal(("IN_FORCE", "2011-09-01"), (cell.State.Word(), cell.Since.ToString()));
    }

    [Theory]
    [InlineData("2020-01-31", "NIC", "INVESTMENT_PROTECTION_AGREEMENT", "NONE_KNOWN", "CERTAIN")]
    [InlineData("2023-05-11", "NIC", "INVESTMENT_PROTECTION_AGREEMENT", "NONE_KNOWN", "CERTAIN")]
    [InlineData("2025-03-01", "NIC", "INVESTMENT_PROTECTION_AGREEMENT", "NONE_KNOWN", "UNCLEAR")]
    [InlineData("1990-01-01", "KAZ", "INVESTMENT_PROTECTION_AGREEMENT", "NONE_KNOWN", "CERTAIN")]
    [InlineData("2020-01-31", "USA", "BELT_AND_ROAD_DOCUMENT", "NONE_KNOWN", "LIKELY")]
    [InlineData("2020-01-31", "NIC", "JOINT_STATEMENT", "NOT_CHECKED", "UNCLEAR")]
    [InlineData("2000-01-01", "KAZ", "INVESTMENT_PROTECTION_AGREEMENT", "IN_FORCE", "CERTAIN")]
    [InlineData("1993-06-01", "KAZ", "INVESTMENT_PROTECTION_AGREEMENT", "SIGNED", "CERTAIN")]
    [InlineData("2018-06-01", "ECU", "INVESTMENT_PROTECTION_AGREEMENT", "ENDED", "CERTAIN")]
    [InlineData("2020-01-31", "CHN", "INVESTMENT_PROTECTION_AGREEMENT", "NOT_CHECKED", "UNCLEAR")]
    public async Task A_cell_has_the_state_that_the_facts_give_it(string asOf, string country, string type, string state, string certainty)
    {
        var cell = (await MatrixAsync(asOf, [country], type)).Rows[0].Cells[0];
        Assert.Equal((state, certainty), (cell.State.Word(), cell.Certainty.Word()));
        Assert.Equal(state == "NONE_KNOWN", cell.Agreements.Count == 0 && cell.Checks.Count > 0);
    }

    [Fact]
    public async Task A_treaty_whose_beginning_is_disputed_on_the_day_makes_the_cell_disputed()
    {
        var cell = (await MatrixAsync("1995-03-17", ["ARM"], "INVESTMENT_PROTECTION_AGREEMENT")).Rows[0].Cells[0];
        Assert.Equal(("DISPUTED", "in_force_on"), (cell.State.Word(), Assert.Single(cell.Conflicts).Field));
        Assert.Equal("IN_FORCE", (await MatrixAsync("1996-01-01", ["ARM"], "INVESTMENT_PROTECTION_AGREEMENT")).Rows[0].Cells[0].State.Word());
    }

    [Theory]
    [InlineData("in_force_on", "1999-01-01", "ASSERTS", "agreement:bit", "NORMAL", true)]
    [InlineData("in_force_on", "1994-03", "ASSERTS", "agreement:bit", "NORMAL", false)]
    // Of an end nothing stands on the row.
    [InlineData("terminated_on", "1995", "ASSERTS", "agreement:bit", "NORMAL", true)]
    [InlineData("terminated_on", "1997", "ASSERTS", "agreement:bit", "NORMAL", false)]
    [InlineData("terminated_on", "1995", "ASSERTS", "agreement:bit", "DEPRECATED", false)]
    [InlineData("", "", "DENIES", "agreement:bit", "NORMAL", true)]
    [InlineData("", "", "DENIES", "agreement:bit", "DEPRECATED", false)]
    [InlineData("PARTY_TO", "agreement:bit", "DENIES", "country:KAZ", "NORMAL", true)]
    [InlineData("PARTY_TO", "agreement:bit", "DENIES", "country:CHN", "NORMAL", true)]
    [InlineData("PARTY_TO", "agreement:bit", "DENIES", "country:KAZ", "DEPRECATED", false)]
    public async Task Who_stands_alone_against_the_treaty_or_its_parties_disputes_the_cell(string field, string value, string stance, string about, string rank, bool disputed)
    {
        using var seed = new SeedCopy()
            .Add("claims.csv", ("id", "claim:3"), ("field", field), ("value", value), ("stance", stance), ("rank", rank), ("about", about), ("cites", "source:un"));
        var cell = (await MatrixAsync(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), "1996-01-01", ["KAZ"], "INVESTMENT_PROTECTION_AGREEMENT")).Rows[0].Cells[0];
        Assert.Equal(disputed ? "DISPUTED" : "IN_FORCE", cell.State.Word());
        if (!disputed) return;
        // Since when depends on whom one follows.
        Assert.Equal(("UNCLEAR", null), (cell.Certainty.Word(), cell.Since));
        Assert.Contains("claim:3", Assert.Single(cell.Conflicts).Claims.Select(claim => claim.Claim.Id));
    }

    [Fact]
    public async Task A_group_as_party_covers_its_members_on_that_day()
    {
        const string Type = "NON_PREFERENTIAL_TRADE_AGREEMENT";
        var matrix = await MatrixAsync("2023-05-11", ["KAZ", "UZB"], Type);
        Assert.Equal("agreement:eaeu-cn-trade-2018", Assert.Single(matrix.Rows[0].Cells[0].Agreements).Id);
        Assert.Empty(matrix.Rows[1].Cells[0].Agreements);
    }

    [Theory]
    [InlineData("1999-12-31", "NOT_CHECKED")]
    [InlineData("2001-06-01", "STATED")]
    [InlineData("2006-01-01", "NOT_CHECKED")]
    public async Task A_plan_without_dates_is_stated_for_who_was_a_member_of_its_group_that_day(string asOf, string state)
    {
        using var seed = new SeedCopy()
            .Add("country_groups.csv", ("id", "group:g"), ("kind", "REGIONAL_ORGANIZATION"), ("name_en", "A group"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", "2000"), ("valid_to", "2005"))
            .Add("agreements.csv", ("id", "agreement:plan"), ("type", "MID_TO_LONG_TERM_PLAN"), ("title_en", "A plan"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:plan"), ("role", "PARTY"))
            .Add("party_to.csv", ("from", "group:g"), ("to", "agreement:plan"), ("role", "PARTY"));
        var read = seed.Read();
        var cell = (await MatrixAsync(new MemoryGraphStore(Assert.IsType<GraphDataset>(read.Dataset)), asOf, ["KAZ"], "MID_TO_LONG_TERM_PLAN")).Rows[0].Cells[0];
        Assert.Equal((state, null), (cell.State.Word(), cell.Since));
    }

    [Theory]
    [InlineData("KGZ", "FREE_TRADE_AGREEMENT", "2026-11-25", "NOT_CHECKED", "UNCLEAR", null)]
    [InlineData("MNG", "FREE_TRADE_AGREEMENT", "1900-01-01", "UNKNOWN", "UNCLEAR", null)]
    [InlineData("ECU", "INVESTMENT_PROTECTION_AGREEMENT", "2026-11-25", "ENDED", "CERTAIN", "2018-05-19")]
    [InlineData("ITA", "BELT_AND_ROAD_DOCUMENT", "2026-11-25", "ENDED", "CERTAIN", "2024-03-22")]
    [InlineData("KGZ", "MID_TO_LONG_TERM_PLAN", "2016-01-01", "ENDED", "LIKELY", "2014")]
    public async Task What_is_being_negotiated_or_dated_later_covers_nothing_and_what_ended_says_since_when(string country, string type, string asOf, string state, string certainty, string? since)
    {
        var cell = (await MatrixAsync(asOf, [country], type)).Rows[0].Cells[0];
        Assert.Equal((state, certainty, since), (cell.State.Word(), cell.Certainty.Word(), cell.Since?.ToString()));
    }

    [Theory]
    [InlineData("terminated_on=2010-03-01", "terminated_on=2012", "ENDED", "CERTAIN", "2012")]
    [InlineData("terminated_on=2012-06-05", "terminated_on=2012", "ENDED", "CERTAIN", "2012")]
    [InlineData("terminated_on=2012-12-31", "terminated_on=2012", "ENDED", "CERTAIN", "2012-12-31")]
    [InlineData("terminated_on=2010-03-01", "period_to=2012-12-31", "ENDED", "LIKELY", "2013-01-01")]
    [InlineData("terminated_on=2010-03-01", "status=TERMINATED;status_as_of=2012", "ENDED", "LIKELY", null)]
    // What is laid down for later is not since when anything holds, and neither is a signature for an entry into force.
    [InlineData("terminated_on=2010-03-01", "status=TERMINATED;status_as_of=2012;period_from=2000;period_to=2030", "ENDED", "LIKELY", null)]
    [InlineData("terminated_on=2010-03-01", "status=IN_FORCE;status_as_of=2012;signed_on=1999;period_from=2040", "IN_FORCE", "LIKELY", null)]
    [InlineData("terminated_on=2010-03-01", "in_force_on=2030", "UNKNOWN", "UNCLEAR", null)]
    [InlineData("terminated_on=2010-03-01", "in_force_on=2001", "IN_FORCE", "LIKELY", "2001")]
    [InlineData("terminated_on=2010-03-01", "signed_on=2030", "ENDED", "CERTAIN", "2010-03-01")]
    [InlineData("in_force_on=2030", "signed_on=2030", "UNKNOWN", "UNCLEAR", null)]
    public async Task A_cell_of_two_agreements_has_ended_when_the_last_has_and_says_no_more_than_both(string first, string second, string state, string certainty, string? since)
    {
        using var seed = new SeedCopy();
        foreach (var (facts, i) in new[] { first, second }.Select((facts, i) => (facts, i)))
        {
            (string, string)[] cells = [("id", $"agreement:{i}"), ("type", "MEMORANDUM"), ("title_en", "A memorandum"), .. facts.Split(';').Select(fact => (fact.Split('=')[0], fact.Split('=')[1]))];
            seed.Add("agreements.csv", cells).Add("claims.csv", ("id", $"claim:m{i}"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", $"agreement:{i}"), ("cites", "source:un"));
            foreach (var party in new[] { "country:CHN", "country:KAZ" }) seed.Add("party_to.csv", ("from", party), ("to", $"agreement:{i}"), ("role", "PARTY"));
        }

        var cell = (await MatrixAsync(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), "2020-01-01", ["KAZ"], "MEMORANDUM")).Rows[0].Cells[0];
        Assert.Equal((state, certainty, since), (cell.State.Word(), cell.Certainty.Word(), cell.Since?.ToString()));
    }

    [Fact]
    public async Task Every_cell_of_the_seed_that_has_ended_says_since_when_and_had_not_ended_before()
    {
        var codes = SeedGraph.Nodes(Country.Label).Select(node => node.Get(Country.Code)!).ToArray();
        var ended = 0;
        foreach (var year in new[] { 2005, 2012, 2019, 2026 })
        {
            var matrix = await MatrixAsync($"{year}-11-25", codes, [.. Vocabulary.WordsOf<AgreementType>()]);
            foreach (var (row, cell) in matrix.Rows.SelectMany(row => row.Cells.Where(cell => cell.State == CoverageState.Ended).Select(cell => (row, cell))))
            {
                ended++;
                var since = Assert.NotNull(cell.Since);
                Assert.True(since.First <= matrix.AsOf);
                Assert.NotEqual("ENDED", (await MatrixAsync($"{since.First.AddDays(-1):yyyy-MM-dd}", [row.Country.Get(Country.Code)!], cell.Type)).Rows[0].Cells[0].State.Word());
            }
        }

        Assert.True(ended > 10, $"Only {ended} cells had ended.");
    }

    [Theory]
    [InlineData("1960-01-01", "UNCLEAR")]
    [InlineData("2023-05-11", "UNCLEAR")]
    public async Task Who_is_covered_through_a_membership_without_dates_is_so_unclearly(string asOf, string certainty)
    {
        using var seed = new SeedCopy()
            .Add("country_groups.csv", ("id", "group:g"), ("kind", "REGIONAL_ORGANIZATION"), ("name_en", "A group"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"))
            .Add("agreements.csv", ("id", "agreement:old"), ("type", "FRIENDSHIP_TREATY"), ("title_en", "A treaty"), ("signed_on", "1950"), ("in_force_on", "1951"), ("terminated_on", "2030"))
            .Add("claims.csv", ("id", "claim:old"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:old"), ("cites", "source:un"))
            .Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:old"), ("role", "PARTY"))
            .Add("party_to.csv", ("from", "group:g"), ("to", "agreement:old"), ("role", "PARTY"));
        var cell = (await MatrixAsync(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), asOf, ["KAZ"], "FRIENDSHIP_TREATY")).Rows[0].Cells[0];
        Assert.Equal(("IN_FORCE", certainty), (cell.State.Word(), cell.Certainty.Word()));
    }

    [Fact]
    public async Task A_party_in_two_spellings_is_one()
    {
        using var seed = new SeedCopy().Add("party_to.csv", ("from", "country:KAZ"), ("to", "agreement:bit"), ("role", "PARTY"), ("name_as_given", "Kazakstan"));
        var read = seed.Read();
        Assert.Contains(read.Notices.Kept, notice => notice is { Code: "repeated_party", File: "party_to.csv", Row: 4, Column: "from" });
        var store = new MemoryGraphStore(Assert.IsType<GraphDataset>(read.Dataset));
        Assert.Equal("agreement:bit", Assert.Single((await MatrixAsync(store, "2000-01-01", ["KAZ"], "INVESTMENT_PROTECTION_AGREEMENT")).Rows[0].Cells[0].Agreements).Id);
        using var api = new ApiClient(store, new(2026, 11, 24));
        var data = await api.DataAsync("{ agreement(id: \"agreement:bit\") { parties { party { id } } } country(code: \"KAZ\") { agreements(filter: {parties: {all: [\"KAZ\", \"country:KAZ\"]}}) { totalCount nodes { id } } } }");
        Assert.Equal(["country:CHN", "country:KAZ"], data.List("agreement", "parties").Texts("party", "id"));
        Assert.Equal("agreement:bit", Assert.Single(data.List("country", "agreements", "nodes")).Text("id"));
    }

    // A group may have it as a member.
    [Fact]
    public async Task The_row_of_the_counterpart_itself_leaves_nothing_uncovered()
    {
        var matrix = await MatrixAsync("2023-05-11", ["CHN", "KAZ"], "INVESTMENT_PROTECTION_AGREEMENT");
        Assert.True(matrix.EveryCellCovered);
        Assert.True(matrix.Known() is { EveryCellCovered: true, Omitted: 1 });
        // An omitted country is not covered.
        Assert.False((await MatrixAsync("1980-01-01", ["CHN", "KAZ"], "INVESTMENT_PROTECTION_AGREEMENT")).Known().EveryCellCovered);
    }

    // 504 bytes, with a fifth of room; lists and sets for each cell took 1,300.
    [Fact]
    public async Task A_cell_takes_half_a_kilobyte()
    {
        var countries = SeedGraph.Nodes(Country.Label).ToList();
        var types = new[] { "BELT_AND_ROAD_DOCUMENT", "MID_TO_LONG_TERM_PLAN", "INVESTMENT_PROTECTION_AGREEMENT" };
        await CoverageReader.GetAsync(Store, countries, types, SeedGraph.Node("country:CHN"), new(2023, 5, 11), DeniedRelationships.None, CancellationToken.None);
        var before = GC.GetAllocatedBytesForCurrentThread();
        await CoverageReader.GetAsync(Store, countries, types, SeedGraph.Node("country:CHN"), new(2023, 5, 11), DeniedRelationships.None, CancellationToken.None);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (countries.Count * types.Length), 1, 605);
    }

    private static Task<CoverageMatrix> MatrixAsync(string asOf, string[] codes, params string[] types) => MatrixAsync(Store, asOf, codes, types);

    private static async Task<CoverageMatrix> MatrixAsync(MemoryGraphStore store, string asOf, string[] codes, params string[] types)
    {
        var nodes = await store.GetNodesAsync([.. codes.Select(code => $"country:{code}"), "country:CHN"], CancellationToken.None);
        return await CoverageReader.GetAsync(store, [.. nodes.SkipLast(1).Select(node => node!)], types, nodes[^1]!, DateOnly.Parse(asOf), await DeniedRelationships.ReadAsync(store, CancellationToken.None), CancellationToken.None);
    }
}
