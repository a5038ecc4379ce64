using CooperationGraph.Claims;
using CooperationGraph.Coverage;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Coverage;

public sealed class CoverageReaderTests
{
    private static readonly MemoryGraphStore Store = new(RealSeed.Dataset);

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
        Assert.Equal(("IN_FORCE", "2011-09-01"), (cell.State, cell.Since.ToString()));
    }

    [Theory]
    [InlineData("2020-01-31", "NIC", "INVESTMENT_PROTECTION_AGREEMENT", "NONE_KNOWN", "CERTAIN")]
    [InlineData("2023-05-11", "NIC", "INVESTMENT_PROTECTION_AGREEMENT", "NONE_KNOWN", "UNCLEAR")]
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
        Assert.Equal((state, certainty), (cell.State, cell.Certainty));
        Assert.Equal(state == "NONE_KNOWN", cell.Agreements.Count == 0 && cell.Checks.Count > 0);
    }

    [Fact]
    public async Task A_treaty_whose_beginning_is_disputed_on_the_day_makes_the_cell_disputed()
    {
        var cell = (await MatrixAsync("1995-03-17", ["ARM"], "INVESTMENT_PROTECTION_AGREEMENT")).Rows[0].Cells[0];
        Assert.Equal(("DISPUTED", "in_force_on"), (cell.State, Assert.Single(cell.Conflicts).Field));
        Assert.Equal("IN_FORCE", (await MatrixAsync("1996-01-01", ["ARM"], "INVESTMENT_PROTECTION_AGREEMENT")).Rows[0].Cells[0].State);
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
        Assert.Equal((state, null), (cell.State, cell.Since));
    }

    private static Task<CoverageMatrix> MatrixAsync(string asOf, string[] codes, params string[] types) => MatrixAsync(Store, asOf, codes, types);

    private static async Task<CoverageMatrix> MatrixAsync(MemoryGraphStore store, string asOf, string[] codes, params string[] types)
    {
        var nodes = await store.GetNodesAsync([.. codes.Select(code => $"country:{code}"), "country:CHN"], CancellationToken.None);
        return await CoverageReader.GetAsync(store, [.. nodes.SkipLast(1).Select(node => node!)], types, nodes[^1]!, DateOnly.Parse(asOf), CancellationToken.None);
    }
}
