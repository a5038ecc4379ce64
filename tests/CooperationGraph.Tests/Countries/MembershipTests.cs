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
            Assert.Equal(holds.Count == 2 ? null : holds.Single(), GroupMembership.Holds(Of(from, to), day));
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
