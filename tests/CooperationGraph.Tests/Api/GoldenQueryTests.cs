using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>The questions the service exists for, run as written. What they must show comes from the seed's rows.</summary>
public sealed class GoldenQueryTests
{
    private static readonly string[] Five = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];

    [Fact]
    public async Task The_ministrys_sentence_is_covered_in_every_cell_with_the_citations_of_the_seed()
    {
        var data = await DataAsync("seed-sentence");
        Assert.Equal(RealSeed.Dataset.Revision, data.Text("dataset", "revision"));
        Assert.True(data.At("coverage", "everyCellCovered").GetBoolean());
        var rows = data.List("coverage", "rows");
        Assert.Equal(Five, rows.Texts("country", "code"));
        foreach (var cell in rows.SelectMany(row => row.List("cells")))
        {
            Assert.Contains(cell.Text("state"), new[] { "IN_FORCE", "SIGNED", "STATED" });
            foreach (var agreement in cell.List("agreements"))
            {
                Assert.NotEmpty(agreement.List("citations"));
                Assert.Equal(SeedGraph.SupportingTitles(agreement.Text("id")!).ToHashSet(), agreement.List("citations").Texts("source", "title").ToHashSet());
                Assert.Equal(SeedGraph.Node(agreement.Text("id")!).Get(Agreement.SignedOn)?.ToString(), agreement.Text("signedOn"));
            }
        }
    }

    [Theory]
    [InlineData("KAZ", "agreement:plan-cn-kz-trade-midlong")]
    [InlineData("TJK", "agreement:plan-cn-tj-trade-midlong")]
    [InlineData("TKM", "agreement:plan-cn-tm-trade-midlong")]
    public async Task Three_trade_plans_rest_on_ministries_statements_alone(string code, string id)
    {
        var row = (await DataAsync("seed-sentence")).List("coverage", "rows").Single(each => each.Text("country", "code") == code);
        var plan = row.List("cells").SelectMany(cell => cell.List("agreements")).Single(each => each.Text("id") == id);
        var kinds = plan.List("citations").Texts("source", "title").Select(title => SeedGraph.Nodes(Source.Label).Single(source => source.Get(Source.Title) == title).Id);
        Assert.Empty(kinds.Except(["source:mofcom-2023-05-11", "source:tj-commerce-2023-05-04"]));
    }

    [Fact]
    public async Task Uzbekistans_cell_names_the_treaty_in_force_and_the_one_that_ended()
    {
        var row = (await DataAsync("seed-sentence")).List("coverage", "rows").Single(each => each.Text("country", "code") == "UZB");
        var cell = row.List("cells").Single(each => each.Text("type") == "INVESTMENT_PROTECTION_AGREEMENT");
        Assert.Equal([("agreement:bit-cn-uz-2011", "IN_FORCE"), ("agreement:bit-cn-uz-1992", "ENDED")], cell.List("agreements").Select(each => (each.Text("id")!, each.Text("status", "state")!)));
    }

    [Fact]
    public async Task Kazakhstans_agreements_with_China_are_its_own_and_those_of_its_groups()
    {
        var country = (await DataAsync("agreements-covering-a-country")).At("country");
        Assert.Equal(("哈萨克斯坦", "Казахстан"), (country.Text("nameZh"), country.Text("nameRu")));
        Assert.Equal(SeedGraph.From(MemberOf.Type, "country:KAZ"), country.List("groups").Texts("id"));

        var groups = SeedGraph.From(MemberOf.Type, "country:KAZ").Append("country:KAZ").ToList();
        var chinas = SeedGraph.From(MemberOf.Type, "country:CHN").Append("country:CHN").ToList();
        var parties = SeedGraph.Relationships(PartyTo.Type).ToLookup(each => each.To, each => each.From);
        var expected = SeedGraph.Nodes(Agreement.Label)
            .Where(node => parties[node.Id].Intersect(groups).Any() && parties[node.Id].Intersect(chinas).Any() && node.Get(Agreement.SignedOn) is { } signed && signed.PossiblyOnOrBefore(new(2023, 5, 11)))
            .OrderBy(node => node.Get(Agreement.SignedOn)).ThenBy(node => node.Id, StringComparer.Ordinal).Select(node => node.Id).ToArray();
        Assert.Equal(expected, country.List("agreements", "edges").Texts("node", "id"));
        Assert.Equal(expected.Length, country.At("agreements", "totalCount").GetInt32());

        // The union and its members signed it together.
        var union = country.List("agreements", "edges").Single(edge => edge.Text("node", "id") == "agreement:eaeu-cn-trade-2018");
        Assert.Equal("group:eaeu", union.Text("through", "id"));
    }

    [Fact]
    public async Task The_treaty_of_1992_is_shown_through_time_with_all_its_claims()
    {
        var treaty = (await DataAsync("one-agreement")).At("agreement");
        Assert.Equal(("IN_FORCE", "ENDED"), (treaty.Text("in2000", "state"), treaty.Text("in2015", "state")));
        Assert.Equal("agreement:bit-cn-uz-2011", Assert.Single(treaty.List("replacedBy")).Text("id"));
        Assert.Equal(["CHN", "UZB"], treaty.List("parties").Texts("party", "code"));
        Assert.Equal(SeedGraph.From(Links.Covers, "agreement:bit-cn-uz-1992"), treaty.List("sectors").Texts("id"));
        var claims = SeedGraph.ClaimsAbout("agreement:bit-cn-uz-1992").Select(claim => (claim.Get(Claim.Field), SeedGraph.SourceOf(claim).Id)).ToHashSet();
        Assert.Equal(claims, treaty.List("claims").Select(claim => (claim.Text("field"), claim.Text("source", "id")!)).ToHashSet());
        Assert.False(treaty.At("unverified").GetBoolean());
    }

    [Fact]
    public async Task Every_field_with_rival_claims_stands_among_the_conflicts_the_kept_value_first()
    {
        var conflicts = (await DataAsync("where-sources-disagree")).At("conflicts");
        var expected = SeedGraph.Nodes(Claim.Label)
            .Where(claim => claim.Get(Claim.Field) is { } field && SeedGraph.Node(SeedGraph.From(Links.About, claim.Id)[0]).Label.Find(field) is not null)
            .GroupBy(claim => (SeedGraph.From(Links.About, claim.Id)[0], claim.Get(Claim.Field)!, claim.Get(Claim.AppliesTo)))
            .Where(group => Differ([.. group.Where(claim => ValueOf(claim) is not null || claim.Get(Claim.Stance) == "DENIES")]))
            .ToList();
        Assert.Equal(expected.Count, conflicts.At("totalCount").GetInt32());
        var shown = conflicts.List("nodes").ToLookup(each => (each.Text("subject", "id")!, each.Text("field")!));
        foreach (var group in expected)
        {
            var titles = group.Select(claim => SeedGraph.SourceOf(claim).Get(Source.Title)!).ToHashSet();
            var conflict = Assert.Single(shown[(group.Key.Item1, group.Key.Item2)], each => each.List("claims").Texts("source", "title").ToHashSet().SetEquals(titles));
            var kept = group.FirstOrDefault(claim => claim.Get(Claim.Rank) == "PREFERRED");
            if (kept is not null) Assert.Equal("PREFERRED", conflict.List("claims")[0].Text("rank"));
        }

        // A date is written from the year on: one that begins with another says the same more finely.
        static bool Differ(List<GraphNode> claims) => claims.Exists(one => claims.Exists(other =>
            one.Get(Claim.Stance) != other.Get(Claim.Stance) || (ValueOf(one) != ValueOf(other) && (!$"{ValueOf(one)}".StartsWith(ValueOf(other) + "-", StringComparison.Ordinal) && !$"{ValueOf(other)}".StartsWith(ValueOf(one) + "-", StringComparison.Ordinal) || one.Get(Claim.Resolution) is not null))));

        static string? ValueOf(GraphNode claim) => claim.Get(Claim.Value) ?? claim.Get(Claim.ValueAsGiven);
    }

    [Fact]
    public async Task Absence_names_the_check_behind_it_and_what_nobody_checked_says_so()
    {
        var rows = (await DataAsync("what-is-not-there")).List("coverage", "rows");
        Assert.Equal(["KAZ", "NIC", "USA", "BRA", "MHL"], rows.Texts("country", "code"));
        var treaties = rows.ToDictionary(row => row.Text("country", "code")!, row => row.List("cells").Single(cell => cell.Text("type") == "INVESTMENT_PROTECTION_AGREEMENT"));
        var known = SeedGraph.Nodes(CheckedScope.Label).Where(node => node.Get(CheckedScope.AgreementType) == "INVESTMENT_PROTECTION_AGREEMENT")
            .Select(check => (SeedGraph.Node(SeedGraph.From(Links.Cites, check.Id)[0]).Get(Source.Title), check.Get(CheckedScope.UpTo).ToString())).ToHashSet();
        foreach (var code in new[] { "NIC", "USA", "BRA", "MHL" })
        {
            Assert.Equal(("NONE_KNOWN", "CERTAIN"), (treaties[code].Text("state"), treaties[code].Text("certainty")));
            Assert.Equal(known, treaties[code].List("checks").Select(shown => (shown.Text("source", "title"), shown.Text("upTo"))).ToHashSet());
        }

        var statement = rows.Single(row => row.Text("country", "code") == "NIC").List("cells").Single(cell => cell.Text("type") == "JOINT_STATEMENT");
        Assert.Equal(("NOT_CHECKED", 0), (statement.Text("state"), statement.List("checks").Count));
    }

    [Fact]
    public async Task The_statements_eight_figures_stand_with_operator_unit_period_citation_and_rivals()
    {
        var observations = (await DataAsync("figures-of-the-statement")).At("observations");
        Assert.Equal(8, observations.At("totalCount").GetInt32());
        foreach (var shown in observations.List("nodes"))
        {
            var node = SeedGraph.Node(shown.Text("id")!);
            Assert.Equal(
                (node.Get(Observation.Comparison), node.Get(Observation.Unit), node.Get(Observation.PeriodTo).ToString(), node.Get(Observation.Value).ToString()),
                (shown.Text("comparison"), shown.Text("unit"), shown.Text("period", "to"), shown.Text("value")));
            Assert.Contains("source:mofcom-2023-05-11", shown.List("citations").Texts("source", "id"));
        }

        var trade = observations.List("nodes").Single(each => each.Text("id") == "observation:seed-trade-2022");
        Assert.Contains("observation:tj-trade-2022", trade.List("rivals").Texts("id"));
        Assert.All(trade.List("rivals"), rival => Assert.NotEmpty(rival.List("citations")));
    }

    [Fact]
    public async Task The_ministers_meeting_stands_under_its_mechanism_and_that_under_the_summit()
    {
        var mechanisms = (await DataAsync("mechanisms-and-meetings")).List("mechanisms", "nodes");
        Assert.Equal(
            SeedGraph.To(ParticipatesIn.Type, "mechanism:china-central-asia-summit").Select(id => id["country:".Length..]),
            mechanisms.Single(each => each.Text("id") == "mechanism:china-central-asia-summit").List("participants").Texts("code"));
        var ministers = mechanisms.Single(each => each.Text("id") == "mechanism:china-central-asia-economic-trade-ministers");
        Assert.Equal("mechanism:china-central-asia-summit", ministers.Text("partOf", "id"));
        Assert.Equal(["2023-04-18", "2025-05-30"], ministers.List("meetings", "nodes").Texts("startsOn").Order(StringComparer.Ordinal));
        foreach (var meeting in mechanisms.SelectMany(each => each.List("meetings", "nodes")))
            Assert.Equal(SeedGraph.To(AdoptedAt.Type, meeting.Text("id")!).Order(StringComparer.Ordinal), meeting.List("adopted").Texts("id"));
        Assert.Contains(mechanisms.SelectMany(each => each.List("meetings", "nodes")), meeting => meeting.List("adopted").Count > 0);
    }

    [Fact]
    public async Task Energy_projects_in_the_five_show_roles_and_amounts_that_nobody_added_up()
    {
        var data = await DataAsync("projects-by-sector");
        var sectors = SeedGraph.To(Links.SubsectorOf, "sector:energy").Append("sector:energy").ToHashSet();
        Assert.Equal(sectors.Except(["sector:energy"]).Order(StringComparer.Ordinal), data.List("sector", "subsectors").Texts("id"));
        sectors.UnionWith(sectors.ToList().SelectMany(id => SeedGraph.To(Links.SubsectorOf, id)));
        var expected = SeedGraph.Nodes(Project.Label)
            .Where(node => SeedGraph.From(Links.InSector, node.Id).Intersect(sectors).Any() && SeedGraph.From(LocatedIn.Type, node.Id).Intersect(Five.Select(code => $"country:{code}")).Any())
            .Select(node => node.Id).ToHashSet();
        var projects = data.List("projects", "nodes");
        Assert.Equal(expected, projects.Texts("id").ToHashSet());
        foreach (var project in projects)
        {
            var id = project.Text("id")!;
            Assert.Equal(SeedGraph.To(Links.AmountOf, id).Count, project.List("amounts").Count);
            Assert.Equal(
                SeedGraph.Relationships(LocatedIn.Type).Where(each => each.From == id).Select(each => (each.Get(LocatedIn.Role), each.To["country:".Length..])).ToHashSet(),
                project.List("locations").Select(each => (each.Text("role"), each.Text("country", "code")!)).ToHashSet());
            Assert.Equal(SeedGraph.Relationships(TakesPartIn.Type).Count(each => each.To == id), project.List("participants").Count);
        }
    }

    [Fact]
    public async Task Tajikistans_financings_come_page_by_page_without_gap_or_repeat()
    {
        var expected = SeedGraph.To(Links.ReceivedBy, "country:TJK").ToHashSet();
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await ApiClient.OverSeed.DataAsync(ApiClient.Golden("financing-of-a-country"), new { after })).At("financings");
            Assert.Equal(expected.Count, page.At("totalCount").GetInt32());
            seen.AddRange(page.List("nodes").Texts("id"));
            after = page.At("pageInfo", "hasNextPage").GetBoolean() ? page.Text("pageInfo", "endCursor") : null;
            foreach (var shown in page.List("nodes")) Assert.Equal(SeedGraph.Node(shown.Text("id")!).Get(Financing.CommittedOn)?.ToString(), shown.Text("committedOn"));
        }
        while (after is not null);

        Assert.Equal(expected.Count, seen.Count);
        Assert.Equal(expected, seen.ToHashSet());
        // A filler day is shown as its year.
        Assert.Contains(seen, id => SeedGraph.Node(id).Get(Financing.CommittedOn)?.ToString().Length == 4);
    }

    [Fact]
    public async Task Two_steps_around_Kyrgyzstan_stand_its_agreements_and_projects_with_who_else_is_in_them()
    {
        var walk = (await DataAsync("walk-the-graph")).At("neighborhood");
        Assert.Equal("2024-12-31", walk.Text("asOf"));
        Assert.Empty(walk.List("truncated"));
        var nodes = walk.List("nodes").ToDictionary(node => node.Text("id")!);
        Assert.Equal(("Kyrgyzstan", 0), (nodes["country:KGZ"].Text("name"), nodes["country:KGZ"].At("distance").GetInt32()));
        Assert.Equal(SeedGraph.To(LocatedIn.Type, "country:KGZ").Order(StringComparer.Ordinal), nodes.Values.Where(node => node.Text("label") == "Project").Select(node => node.Text("id")!));
        Assert.All(nodes.Values.Where(node => node.At("distance").GetInt32() < 2), node => Assert.Equal(walk.List("relationships").Count(each => each.Text("from") == node.Text("id") || each.Text("to") == node.Text("id")), node.At("degree").GetInt32()));
        foreach (var node in nodes.Values.Where(node => node.Text("label") == "Agreement"))
            Assert.Subset(nodes.Keys.ToHashSet(), SeedGraph.To(PartyTo.Type, node.Text("id")!).ToHashSet());
        var sectors = SeedGraph.To(LocatedIn.Type, "country:KGZ").SelectMany(id => SeedGraph.From(Links.InSector, id)).ToHashSet();
        Assert.NotEmpty(sectors);
        Assert.Subset(nodes.Keys.ToHashSet(), sectors);
    }

    [Fact]
    public async Task Uzbekistan_and_Pakistan_are_linked_by_what_both_are_in_with_the_sources_of_each_hop()
    {
        var paths = (await DataAsync("how-are-they-linked")).List("paths");
        Assert.Equal(10, paths.Count);
        Assert.Equal(["group:sco", "mechanism:sco"], paths.Where(path => path.At("length").GetInt32() == 2).Select(path => path.List("nodes")[1].Text("id")));
        Assert.Equal(paths.Select(path => path.At("length").GetInt32()).Order(), paths.Select(path => path.At("length").GetInt32()));
        foreach (var path in paths)
        {
            var (nodes, hops) = (path.List("nodes").Texts("id").ToList(), path.List("relationships"));
            Assert.Equal(("country:UZB", "country:PAK", hops.Count + 1), (nodes[0], nodes[^1], nodes.Distinct().Count()));
            for (var i = 0; i < hops.Count; i++)
            {
                var row = Assert.Single(SeedGraph.Relationships(GraphModel.RelationshipTypes.Single(type => type.Name == hops[i].Text("type"))), each => (each.From, each.To) == (hops[i].Text("from"), hops[i].Text("to")));
                Assert.Equal(new HashSet<string?> { nodes[i], nodes[i + 1] }, new HashSet<string?> { row.From, row.To });
            }
        }

        Assert.Contains(paths.SelectMany(path => path.List("relationships")), hop => hop.List("citations").Count > 0);
    }

    private static Task<JsonElement> DataAsync(string name) => ApiClient.OverSeed.DataAsync(ApiClient.Golden(name));
}
