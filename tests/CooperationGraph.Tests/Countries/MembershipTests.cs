using CooperationGraph.Countries;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using CooperationGraph.Time;

namespace CooperationGraph.Tests.Countries;

public sealed class MembershipTests
{
    [Theory]
    // Without dates nobody knows of any day.
    [InlineData("", "1960-01-01", "UNCLEAR")]
    [InlineData("1993..2005", "1992-12-31", null)]
    [InlineData("1993..2005", "1993-06-01", "UNCLEAR")]
    [InlineData("1993..2005", "2000-01-01", "CERTAIN")]
    [InlineData("1993..2005", "2006-01-01", null)]
    [InlineData("..2005", "2000-01-01", "UNCLEAR")]
    [InlineData("1993~..", "2000-01-01", "UNCLEAR")]
    [InlineData("1993..2005?", "2000-01-01", "UNCLEAR")]
    [InlineData("1992/1993..", "1992-01-01", "UNCLEAR")]
    [InlineData("1992/1993..", "1994-01-01", "CERTAIN")]
    [InlineData("199X..2004/2006", "2007-01-01", null)]
    [InlineData("1993..", "2000-01-01", "CERTAIN")]
    // Left and taken up again: once a day, and as surely as the surer of the two.
    [InlineData("1993..2005 2005..", "2005-06-01", "UNCLEAR")]
    [InlineData("1993..2005 2005..", "2006-01-01", "CERTAIN")]
    [InlineData("1993..2005 2005-03..", "2005-06-01", "CERTAIN")]
    [InlineData("1993..2005-03-31 2005-09-01..", "2005-06-01", null)]
    [InlineData("1993..2005-03-31 2005-09-01..", "2005-03-31", "CERTAIN")]
    [InlineData("1993..2005-03-31 2005-09-01..", "2005-09-01", "CERTAIN")]
    public async Task A_country_belongs_to_a_group_once_a_day_and_as_surely_as_its_dates_say(string memberships, string day, string? certainty)
    {
        using var seed = SeedOf(memberships);
        var store = new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset));
        using var api = new ApiClient(store, new(2026, 11, 24));
        var data = await api.DataAsync($$"""
            { group(id: "group:g") { members(asOf: "{{day}}") { code } memberships { certainty(asOf: "{{day}}") } } country(code: "KAZ") { groups(asOf: "{{day}}") { id } }
              coverage(countries: {group: "group:g"}, types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: "{{day}}") { rows { country { code } } } }
            """);
        string[] members = certainty is null ? [] : ["KAZ"];
        Assert.Equal(members, data.List("group", "members").Texts("code"));
        Assert.Equal(members, data.List("coverage", "rows").Texts("country", "code"));
        Assert.Equal(members.Length, data.List("country", "groups").Count);
        var group = (await store.GetNodesAsync(["group:g"], CancellationToken.None))[0]!;
        var known = (await GroupReader.GetMembersAsync(store, [group], DateOnly.Parse(day), CancellationToken.None))[0];
        Assert.Equal(certainty, known.Count == 0 ? null : known[0].Certain ? "CERTAIN" : "UNCLEAR");
        // What a store is asked is what is read of a membership.
        var related = new Condition.RelatedTo(MemberOf.Type, Direction.Outgoing, new HashSet<string> { "group:g" }, Lasting.On(MemberOf.Type, DateOnly.Parse(day)));
        Assert.Equal(members.Length, (await store.FindNodesAsync(Country.Label, related, NodeOrder.ById, PageRequest.Whole, CancellationToken.None)).TotalCount);
        Assert.Equal(certainty, data.List("group", "memberships").Select(each => each.Text("certainty")).Where(each => each is not null).DefaultIfEmpty(null).Min());
    }

    [Theory]
    [InlineData("1993..2005 2005..", "may be a member")]
    [InlineData("1993..2005 2004..", "is a member")]
    [InlineData("1993..2005 2001..", "is a member")]
    [InlineData("1993..2005-03 2005-03-31..", "may be a member")]
    [InlineData("2001.. 1993..", "is a member")]
    [InlineData("1990..2020 1991..1992 2000..2001", "is a member")]
    [InlineData(".. 2001..", "is a member")]
    [InlineData("1993..2004 2005..", null)]
    [InlineData("2005.. 1993..2004", null)]
    [InlineData("1993..2005-03-31 2005-04-01..", null)]
    public void Two_memberships_at_the_same_time_are_told(string memberships, string? message)
    {
        using var seed = SeedOf(memberships);
        var notices = seed.Read().Notices.Kept.Where(notice => notice.Code == "overlapping_memberships").ToList();
        Assert.Equal(message is not null, notices.Count > 0);
        Assert.All(notices, notice => Assert.Contains(message!, notice.Message, StringComparison.Ordinal));
        Assert.All(notices, notice => Assert.Equal((Severity.Warning, "member_of.csv"), (notice.Severity, notice.File)));
        Assert.InRange(notices.Select(notice => notice.Row).DefaultIfEmpty(3).Min() ?? 0, 3, 4);
    }

    [Theory]
    [InlineData("1990..", "1999-06-30", "1999-06-30", "CERTAIN")]
    [InlineData("1990..", "1999-06-30", "1999-07-01", null)]
    [InlineData("1990..2010", "1999-06-30", "2005-01-01", null)]
    [InlineData("1990..1995", "1999-06-30", "1996-01-01", null)]
    [InlineData("1990..", "1999", "1998-12-31", "CERTAIN")]
    [InlineData("1990..", "1999", "1999-06-30", "UNCLEAR")]
    [InlineData("1990..", "1999", "2000-01-01", null)]
    [InlineData("1990..", "1999?", "1995-01-01", "UNCLEAR")]
    public async Task A_membership_ends_with_the_state_that_is_a_member(string membership, string dissolved, string day, string? certainty)
    {
        using var seed = SeedOf(membership).Set("countries.csv", 1, "dissolved_on", dissolved)
            .Add("country_groups.csv", ("id", "group:union"), ("kind", "ECONOMIC_UNION"), ("name_en", "A union"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "group:g"), ("to", "group:union"), ("valid_from", "1945"))
            .Add("agreements.csv", ("id", "agreement:of-g"), ("type", "MEMORANDUM"), ("title_en", "Memorandum"), ("signed_on", "1980-01-01"), ("in_force_on", "1980-01-01"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "group:g"), ("to", "agreement:of-g"), ("role", "PARTY"));
        var store = new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset));
        using var api = new ApiClient(store, DateOnly.Parse(day));
        var data = await api.DataAsync("""
            {
              group(id: "group:g") { members { code } memberships { certainty } } union: group(id: "group:union") { members { code } } country(code: "KAZ") { groups { id } memberships { certainty } }
              coverage(countries: { group: "group:g" }, types: [INVESTMENT_PROTECTION_AGREEMENT]) { rows { country { code } } }
              countries(filter: { group: "group:union" }) { nodes { code } }
              agreements(filter: { types: [MEMORANDUM], parties: { all: ["KAZ"] } }) { totalCount }
              neighborhood(of: "group:g", relationships: [MEMBER_OF], labels: [Country]) { nodes { id } }
            }
            """);
        string[] members = certainty is null ? [] : ["KAZ"];
        Assert.All(
            [data.List("group", "members"), data.List("union", "members"), data.List("countries", "nodes"), data.List("coverage", "rows").Select(row => row.At("country"))],
            list => Assert.Equal(members, list.Texts("code")));
        Assert.Equal(certainty is null ? [] : ["group:g", "group:union"], data.List("country", "groups").Texts("id"));
        Assert.Equal([certainty, certainty], [Assert.Single(data.List("group", "memberships")).Text("certainty"), Assert.Single(data.List("country", "memberships")).Text("certainty")]);
        Assert.Equal(members.Length, data.At("agreements", "totalCount").GetInt32());
        Assert.Equal(members.Length, data.List("neighborhood", "nodes").Texts("id").Count(id => id == "country:KAZ"));
    }

    [Theory]
    [InlineData("member_of.csv", "1990", "1999", null, null)]
    [InlineData("member_of.csv", "1999", "1999", null, null)]
    [InlineData("member_of.csv", "1990", "", "Warning", "valid_to")]
    [InlineData("member_of.csv", "", "2000", "Warning", "valid_to")]
    [InlineData("member_of.csv", "2000", "", "Error", "valid_from")]
    [InlineData("participates_in.csv", "1990", "1998", null, null)]
    [InlineData("participates_in.csv", "1990", "", "Warning", "valid_to")]
    [InlineData("participates_in.csv", "2000", "2001", "Error", "valid_from")]
    public void A_row_that_goes_on_after_the_end_of_its_state_is_told(string file, string from, string to, string? severity, string? column)
    {
        using var seed = SeedOf("").Set("countries.csv", 1, "dissolved_on", "1999").Set("member_of.csv", 0, "valid_to", "1999")
            .Add("mechanisms.csv", ("id", "mechanism:m"), ("name_en", "A forum"), ("level", "FORUM"), ("unverified", "true"))
            .Add(file, ("from", "country:KAZ"), ("to", file == "member_of.csv" ? "group:g" : "mechanism:m"), ("valid_from", from), ("valid_to", to));
        var notices = seed.Read().Notices.Kept.Where(notice => notice.Code == "member_dissolved").Select(notice => (notice.Severity.ToString(), notice.File, notice.Row, notice.Column));
        Assert.Equal(severity is null ? [] : [(severity, file, file == "member_of.csv" ? 3 : 2, column)], notices);
    }

    [Fact]
    public void On_every_day_a_membership_is_certain_where_all_its_days_agree()
    {
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var (from, to) = (Maybe(random), Maybe(random));
            var day = new DateOnly(2000, 1, 1).AddDays(random.Next(-50, 1100));
            var holds = Days(from).SelectMany(begins => Days(to).Select(ends => begins is not null && begins <= day && !(ends < day))).ToHashSet();
            if (from is null) holds = Days(to).Select(ends => !(ends < day)).Any(can => can) ? [true, false] : [false];
            Assert.Equal(holds.Count == 2 ? null : holds.Single(), GroupMembership.Holds(SeedGraph.Node("country:KAZ"), Of(from, to), day));
        }

        static PartialDate? Maybe(Random random) =>
            new DateOnly(2000, 1, 1).AddDays(random.Next(1000)) is var day && random.Next(4) is var precision && precision == 3 ? null
            : precision == 0 ? PartialDate.OfYear(day.Year) : precision == 1 ? PartialDate.OfMonth(day.Year, day.Month) : PartialDate.OfDay(day);

        static DateOnly?[] Days(PartialDate? date) =>
            date is { } known ? Enumerable.Range(known.First.DayNumber, known.Last.DayNumber - known.First.DayNumber + 1).Select(number => (DateOnly?)DateOnly.FromDayNumber(number)).ToArray() : [null];

        static Neighbour Of(PartialDate? from, PartialDate? to)
        {
            var values = new object?[MemberOf.Type.Properties.Count];
            (values[MemberOf.ValidFrom.Index], values[MemberOf.ValidTo.Index]) = (from, to);
            return new(SeedGraph.Node("group:sco"), values);
        }
    }

    [Theory]
    [InlineData("1993..", "2000..", "1999-12-31", null)]
    [InlineData("1993..", "2000-01-01..", "2000-01-01", "CERTAIN")]
    [InlineData("1993..", "2000..", "2000-06-01", "UNCLEAR")]
    [InlineData("1993..1999", "2000..", "2001-01-01", null)]
    [InlineData("..", "2000-01-01..", "2001-01-01", "UNCLEAR")]
    public async Task A_member_of_a_group_belongs_to_what_that_group_is_a_member_of(string inner, string outer, string day, string? certainty)
    {
        using var seed = SeedOf(inner)
            .Add("country_groups.csv", ("id", "group:union"), ("kind", "ECONOMIC_UNION"), ("name_en", "A union"), ("unverified", "true"))
            .Add("country_groups.csv", ("id", "group:world"), ("kind", "INTERNATIONAL_ORGANIZATION"), ("name_en", "The world"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "group:g"), ("to", "group:union"), ("valid_from", outer.Split("..")[0]), ("valid_to", outer.Split("..")[1]))
            .Add("member_of.csv", ("from", "group:union"), ("to", "group:world"), ("valid_from", "1945"))
            // Beside the way through the others.
            .Add("member_of.csv", ("from", "country:CHN"), ("to", "group:world"), ("valid_from", "1945"))
            .Add("agreements.csv", ("id", "agreement:world"), ("type", "MEMORANDUM"), ("title_en", "Memorandum"), ("signed_on", "1950-01-01"), ("in_force_on", "1950-01-01"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "group:world"), ("to", "agreement:world"), ("role", "PARTY"));
        var store = new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset));
        using var api = new ApiClient(store, DateOnly.Parse(day));
        var data = await api.DataAsync($$"""
            {
              union: group(id: "group:union") { members(asOf: "{{day}}") { code } memberships { member { id } country { code } } memberOf { group { id } } }
              world: group(id: "group:world") { members(asOf: "{{day}}") { code } }
              country(code: "KAZ") { groups(asOf: "{{day}}") { id } agreements(filter: { types: [MEMORANDUM] }, asOf: "{{day}}") { edges { certainty through { id } } } }
              countries(filter: { group: "group:union" }) { nodes { code } }
              agreements(filter: { types: [MEMORANDUM], parties: { all: ["KAZ"] } }) { totalCount }
              coverage(countries: { group: "group:union" }, types: [MEMORANDUM], asOf: "{{day}}") { rows { cells { state certainty } } }
            }
            """);
        string[] members = certainty is null ? [] : ["KAZ"];
        Assert.Equal(members, data.List("union", "members").Texts("code"));
        Assert.Equal([.. new[] { "CHN" }, .. members], data.List("world", "members").Texts("code"));
        Assert.Equal(certainty is null ? [] : ["group:union", "group:world"], data.List("country", "groups").Texts("id").Where(id => id != "group:g"));
        Assert.Equal(members, data.List("countries", "nodes").Texts("code"));
        Assert.Equal(members.Length, data.At("agreements", "totalCount").GetInt32());
        Assert.Equal(members.Select(_ => ("group:world", certainty)), data.List("country", "agreements", "edges").Select(edge => (edge.Text("through", "id")!, edge.Text("certainty"))));
        // Unverified as it is, the agreement makes a cell of its state.
        Assert.Equal(members.Select(_ => "IN_FORCE"), data.List("coverage", "rows").Select(row => row.List("cells")[0].Text("state")));
        var membership = Assert.Single(data.List("union", "memberships"));
        Assert.Equal(("group:g", System.Text.Json.JsonValueKind.Null), (membership.Text("member", "id"), membership.At("country").ValueKind));
        Assert.Equal(["group:world"], data.List("union", "memberOf").Texts("group", "id"));
    }

    [Fact]
    public void Groups_in_groups_lead_in_no_circle()
    {
        using var seed = SeedOf("1993..")
            .Add("country_groups.csv", ("id", "group:union"), ("kind", "ECONOMIC_UNION"), ("name_en", "A union"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "group:g"), ("to", "group:union"))
            .Add("member_of.csv", ("from", "group:union"), ("to", "group:g"));
        var notice = Assert.Single(seed.Read().Notices.Kept, notice => notice.Severity == Severity.Error);
        Assert.Equal(("cycle", "member_of.csv", 3, "MEMBER_OF leads in a circle: group:g → group:union → group:g. Empty one of these cells."), (notice.Code, notice.File, notice.Row, notice.Message));
    }

    private static SeedCopy SeedOf(string memberships)
    {
        var seed = new SeedCopy().Add("country_groups.csv", ("id", "group:g"), ("kind", "REGIONAL_ORGANIZATION"), ("name_en", "A group"), ("unverified", "true"));
        foreach (var each in memberships.Split(' '))
        {
            var dates = each.Length == 0 ? ["", ""] : each.Split("..");
            seed.Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", dates[0]), ("valid_to", dates[1]));
        }

        return seed;
    }
}
