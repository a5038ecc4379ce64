using System.Text.Json;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Views;

/// <summary>When an agreement was signed, in force and over for the country of a timeline: by its role and its dates, or those of its group.</summary>
public sealed class TimelineAgreementTests
{
    [Theory]
    [InlineData("PARTY", "", "signed 1992-08-10, in force 1994")]
    [InlineData("PARTY", "signed_on=1993", "signed 1993, in force 1994")]
    [InlineData("PARTY", "ratified_on=1999-05", "signed 1992-08-10, in force 1999-05/..")]
    [InlineData("SIGNATORY", "", "signed 1992-08-10")]
    [InlineData("SIGNATORY", "in_force_on=1996", "signed 1992-08-10, in force 1996")]
    [InlineData("ACCEDED", "in_force_on=2001", "in force 2001")]
    [InlineData("SUCCESSOR", "in_force_on=1993;withdrawn_on=2002", "in force 1993, ended 2002")]
    public async Task A_date_of_the_agreement_is_told_of_whom_it_holds(string role, string dates, string events)
    {
        using var seed = new SeedCopy().Set("party_to.csv", 1, "role", role);
        foreach (var date in dates.Split(';', StringSplitOptions.RemoveEmptyEntries)) seed.Set("party_to.csv", 1, date.Split('=')[0], date.Split('=')[1]);
        Assert.Equal(events, await EventsAsync(seed));
    }

    [Fact]
    public async Task The_dates_of_its_group_are_those_of_the_country()
    {
        using var seed = new SeedCopy().Set("party_to.csv", 1, "from", "group:g").Set("party_to.csv", 1, "in_force_on", "1997")
            .Add("country_groups.csv", ("id", "group:g"), ("name_en", "G"), ("kind", "COUNTRY_GROUP"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:g"), ("valid_from", "1990"), ("unverified", "true"));
        Assert.Equal("signed 1992-08-10, in force 1997", await EventsAsync(seed));
    }

    private static async Task<string> EventsAsync(SeedCopy seed)
    {
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        var rows = JsonElement.Parse(await server.Http.GetByteArrayAsync("/timeline.json?country=KAZ&kind=agreements&asOf=2026-01-01")).List("rows");
        return string.Join(", ", rows.Select(row => $"{row.Text("event")} {row.Text("date")}"));
    }
}
