using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Mechanisms;

/// <summary>Meetings that were called and did not take place.</summary>
public sealed class MeetingStatusTests
{
    private const string Day = "2021-06-01";

    [Fact]
    public async Task A_meeting_that_was_called_off_or_put_off_is_neither_the_last_nor_the_next()
    {
        using var seed = Seed();
        var read = seed.Read();
        Assert.Empty(read.Notices.Kept);
        using var api = new ApiClient(new MemoryGraphStore(read.Dataset!), DateOnly.Parse(Day));
        var data = await api.DataAsync("""
            {
              mechanism(id: "mechanism:table") { lastMeeting { id } nextMeeting { id } meetings { nodes { id status citations(field: "status") { source { id } } } } }
              off: meetings(filter: { status: [POSTPONED, CANCELLED] }) { nodes { id } }
              countryProfile(code: "CHN") { mechanisms { lastMeeting { id } nextMeeting { id } } }
            }
            """);
        var mechanism = data.At("mechanism");
        Assert.Equal(("meeting:1", "meeting:4"), (mechanism.At("lastMeeting").Text("id"), mechanism.At("nextMeeting").Text("id")));
        var profile = Assert.Single(data.List("countryProfile", "mechanisms"));
        Assert.Equal(("meeting:1", "meeting:4"), (profile.At("lastMeeting").Text("id"), profile.At("nextMeeting").Text("id")));
        Assert.Equal(["meeting:1 HELD ", "meeting:2 CANCELLED source:un", "meeting:3 POSTPONED ", "meeting:4  "], mechanism.List("meetings", "nodes").Select(each => $"{each.Text("id")} {each.Text("status")} {string.Join(',', each.List("citations").Texts("source", "id"))}"));
        Assert.Equal(["meeting:2", "meeting:3"], data.List("off", "nodes").Texts("id"));
    }

    [Fact]
    public async Task Pages_lists_and_timelines_say_so()
    {
        using var seed = Seed();
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        var page = await server.Http.GetStringAsync("/meetings/2");
        Assert.Contains("cancelled", Lead(page), StringComparison.Ordinal);
        Assert.Contains("called for", Lead(page), StringComparison.Ordinal);
        Assert.DoesNotContain("held", Lead(page), StringComparison.Ordinal);
        Assert.Contains("held", Lead(await server.Http.GetStringAsync("/meetings/1")), StringComparison.Ordinal);
        var list = await server.Http.GetStringAsync("/meetings?status=postponed");
        Assert.Contains("/meetings/3", list, StringComparison.Ordinal);
        Assert.DoesNotContain("/meetings/2", list, StringComparison.Ordinal);
        var rows = System.Text.Json.JsonElement.Parse(await server.Http.GetByteArrayAsync("/timeline.json?country=CHN&kind=meetings&asOf=" + Day)).List("rows");
        Assert.Equal(["meeting:1 met", "meeting:2 cancelled", "meeting:3 postponed", "meeting:4 met"], rows.Select(row => $"{row.Text("id")} {row.Text("event")}"));
        var drawn = System.Xml.Linq.XElement.Parse(await server.Http.GetStringAsync("/timeline.svg?country=CHN&kind=meetings&asOf=" + Day));
        Assert.Contains(drawn.Descendants().Where(each => each.Name.LocalName == "title"), title => title.Value.Contains("The second, 1 February 2021 (cancelled)", StringComparison.Ordinal));
    }

    private static string Lead(string page) => page[page.IndexOf("<p class=\"lead\">", StringComparison.Ordinal)..] is var rest ? rest[..rest.IndexOf("</p>", StringComparison.Ordinal)] : "";

    private static SeedCopy Seed() =>
        new SeedCopy()
            .Add("mechanisms.csv", ("id", "mechanism:table"), ("name_en", "A table"), ("level", "FORUM"), ("unverified", "true"))
            .Add("participates_in.csv", ("from", "country:CHN"), ("to", "mechanism:table"), ("unverified", "true"))
            .Add("meetings.csv", ("id", "meeting:1"), ("name_en", "The first"), ("starts_on", "2020-02-01"), ("status", "HELD"), ("unverified", "true"), ("meeting_of", "mechanism:table"))
            .Add("meetings.csv", ("id", "meeting:2"), ("name_en", "The second"), ("starts_on", "2021-02-01"), ("status", "CANCELLED"), ("meeting_of", "mechanism:table"))
            .Add("meetings.csv", ("id", "meeting:3"), ("name_en", "The third"), ("starts_on", "2022-02-01"), ("status", "POSTPONED"), ("unverified", "true"), ("meeting_of", "mechanism:table"))
            .Add("meetings.csv", ("id", "meeting:4"), ("name_en", "The fourth"), ("starts_on", "2023-02-01"), ("unverified", "true"), ("meeting_of", "mechanism:table"))
            .Add("claims.csv", ("id", "claim:off"), ("field", "status"), ("value", "CANCELLED"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "meeting:2"), ("cites", "source:un"));
}
