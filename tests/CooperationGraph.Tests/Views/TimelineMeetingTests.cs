using System.Text.Json;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Views;

/// <summary>Which meetings stand in the timeline of a country: those that it may have been at.</summary>
public sealed class TimelineMeetingTests
{
    // Kazakhstan joined in 2012 and left on 22 May 2021.
    [Theory]
    [InlineData("country=CHN", "meeting:2010 meeting:2015 meeting:2021 meeting:2023 meeting:undated")]
    // As if it had ended.
    [InlineData("country=CHN", "meeting:2010 meeting:2015 meeting:undated", "2020-12-31")]
    [InlineData("country=KAZ&with=CHN", "meeting:2015 meeting:undated", "2020-12-31")]
    [InlineData("country=KAZ", "meeting:2015 meeting:2021 meeting:undated")]
    // Whoever of the two was there, and whatever has become of it since.
    [InlineData("country=CHN&with=KAZ", "meeting:2015 meeting:2021 meeting:undated")]
    [InlineData("country=KAZ&with=CHN", "meeting:2015 meeting:2021 meeting:undated")]
    public async Task None_from_before_it_joined_or_after_it_left(string choice, string meetings, string ended = "")
    {
        using var seed = new SeedCopy().Set("countries.csv", 0, "dissolved_on", ended)
            .Add("mechanisms.csv", ("id", "mechanism:table"), ("name_en", "A table"), ("level", "FORUM"), ("unverified", "true"))
            .Add("participates_in.csv", ("from", "country:CHN"), ("to", "mechanism:table"), ("unverified", "true"))
            .Add("participates_in.csv", ("from", "country:KAZ"), ("to", "mechanism:table"), ("valid_from", "2012"), ("valid_to", "2021-05-22"), ("unverified", "true"));
        foreach (var (name, day) in new[] { ("2010", "2010-02-01"), ("2015", "2015"), ("2021", "2021-05"), ("2023", "2023-01-01"), ("undated", "") })
            seed.Add("meetings.csv", ("id", $"meeting:{name}"), ("name_en", name), ("starts_on", day), ("unverified", "true"), ("meeting_of", "mechanism:table"));
        await using var server = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        var rows = JsonElement.Parse(await server.Http.GetByteArrayAsync($"/timeline.json?{choice}&kind=meetings&asOf=2026-01-01")).List("rows");
        Assert.Equal(meetings, string.Join(' ', rows.Texts("id").Order(StringComparer.Ordinal)));
    }
}
