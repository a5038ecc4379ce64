using CooperationGraph.Datasets;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Mechanisms;

public sealed class ParticipationTests
{
    // As in 16+1, 17+1 and 14+1: one joins, another leaves.
    [Theory]
    [InlineData("2015-01-01", "CHN,KAZ")]
    [InlineData("2019-06-01", "CHN,GRC,KAZ")]
    [InlineData("2021-05-22", "CHN,GRC,KAZ")]
    [InlineData("2022-01-01", "CHN,GRC")]
    public async Task Who_takes_part_in_a_mechanism_goes_by_the_day(string day, string codes)
    {
        using var seed = Seed();
        var read = seed.Read();
        Assert.Empty(read.Notices.Kept);
        using var api = new ApiClient(new MemoryGraphStore(read.Dataset!), DateOnly.Parse(day));
        var data = await api.DataAsync($$"""
            {
              mechanism(id: "mechanism:sixteen") { participants(asOf: "{{day}}") { code } today: participants { code } participations { participant { id } role validFrom validTo unverified citations { source { id } } } }
              left: mechanisms(filter: { participants: { all: ["KAZ"] } }) { totalCount }
              group: mechanisms(filter: { participants: { all: ["group:eu"] } }) { totalCount }
              without: mechanisms(filter: { participants: { none: ["KAZ"] } }) { totalCount }
              country(code: "KAZ") { mechanisms(asOf: "{{day}}") { id } today: mechanisms { id } participations { mechanism { id } role validFrom validTo unverified citations { source { id } } } }
              countryProfile(code: "KAZ", asOf: "{{day}}") { mechanisms { mechanism { id } } }
            }
            """);
        Assert.Equal(codes.Split(','), data.List("mechanism", "participants").Texts("code"));
        Assert.Equal(codes.Split(','), data.List("mechanism", "today").Texts("code"));
        var takesPart = codes.Contains("KAZ", StringComparison.Ordinal);
        Assert.Equal((takesPart ? 1 : 0, takesPart ? 0 : 1), (data.At("left", "totalCount").GetInt32(), data.At("without", "totalCount").GetInt32()));
        // None of whose members is known.
        Assert.Equal(1, data.At("group", "totalCount").GetInt32());
        var own = data.At("country");
        Assert.All([own.List("mechanisms"), own.List("today"), data.List("countryProfile", "mechanisms").Select(each => each.At("mechanism"))], list => Assert.Equal(takesPart ? ["mechanism:sixteen"] : [], list.Texts("id")));
        Assert.Equal("""[{"mechanism":{"id":"mechanism:sixteen"},"role":"MEMBER","validFrom":"2012","validTo":"2021-05-22","unverified":false,"citations":[{"source":{"id":"source:un"}}]}]""", own.At("participations").GetRawText());
        Assert.Equal(
            ["country:CHN   source:un", "country:GRC 2019-04-12  ", "country:KAZ 2012 2021-05-22 source:un", "group:eu   source:un"],
            data.List("mechanism", "participations").Select(each => $"{each.Text("participant", "id")} {each.Text("validFrom")} {each.Text("validTo")} {string.Join(',', each.List("citations").Texts("source", "id"))}"));
    }

    // As a neighbourhood has it.
    [Theory]
    [InlineData("countries.csv", 1, "dissolved_on", "2015-06-30", "2015-07-01", "CHN")]
    [InlineData("countries.csv", 1, "dissolved_on", "2015-06-30", "2015-06-30", "CHN,KAZ")]
    [InlineData("mechanisms.csv", 0, "established_on", "2016-04-26", "2016-04-25", "")]
    [InlineData("mechanisms.csv", 0, "established_on", "2016-04-26", "2016-04-26", "CHN,KAZ")]
    public async Task Nobody_takes_part_in_a_mechanism_who_is_not_there_or_before_it_is(string file, int row, string column, string value, string day, string codes)
    {
        using var seed = Seed().Set(file, row, column, value);
        using var api = new ApiClient(new MemoryGraphStore(seed.Read().Dataset!), DateOnly.Parse(day));
        var data = await api.DataAsync("""
            {
              mechanism(id: "mechanism:sixteen") { participants { code } }
              kaz: mechanisms(filter: { participants: { all: ["KAZ"] } }) { totalCount } chn: mechanisms(filter: { participants: { any: ["CHN"] } }) { totalCount }
              none: mechanisms(filter: { participants: { none: ["KAZ"] } }) { totalCount }
              country(code: "KAZ") { mechanisms { id } } countryProfile(code: "KAZ") { mechanisms { mechanism { id } } }
              neighborhood(of: "country:KAZ", relationships: [PARTICIPATES_IN], labels: [Mechanism]) { nodes { id } }
            }
            """);
        var there = codes.Split(',', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(there, data.List("mechanism", "participants").Texts("code"));
        var (kaz, chn) = (there.Contains("KAZ") ? 1 : 0, there.Contains("CHN") ? 1 : 0);
        Assert.Equal((kaz, chn, 1 - kaz), (data.At("kaz", "totalCount").GetInt32(), data.At("chn", "totalCount").GetInt32(), data.At("none", "totalCount").GetInt32()));
        Assert.Equal(
            [kaz, kaz, kaz],
            [data.List("country", "mechanisms").Count, data.List("countryProfile", "mechanisms").Count, data.List("neighborhood", "nodes").Texts("id").Count(id => id == "mechanism:sixteen")]);
    }

    [Fact]
    public void A_participation_does_not_end_before_it_begins()
    {
        using var seed = Seed().Set("participates_in.csv", 1, "valid_to", "2011");
        Assert.Equal(["dates_out_of_order"], seed.Read().Notices.Kept.Select(notice => notice.Code));
    }

    private static SeedCopy Seed() =>
        new SeedCopy()
            .Add("countries.csv", ("id", "country:GRC"), ("code", "GRC"), ("name_en", "Greece"), ("unverified", "true"))
            .Add("country_groups.csv", ("id", "group:eu"), ("name_en", "European Union"), ("kind", "REGIONAL_ORGANIZATION"), ("unverified", "true"))
            .Add("mechanisms.csv", ("id", "mechanism:sixteen"), ("name_en", "16+1"), ("level", "FORUM"))
            .Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "mechanism:sixteen"), ("cites", "source:un"))
            .Add("participates_in.csv", ("from", "country:CHN"), ("to", "mechanism:sixteen"))
            .Add("participates_in.csv", ("from", "country:KAZ"), ("to", "mechanism:sixteen"), ("role", "MEMBER"), ("valid_from", "2012"), ("valid_to", "2021-05-22"))
            .Add("participates_in.csv", ("from", "country:GRC"), ("to", "mechanism:sixteen"), ("role", "MEMBER"), ("valid_from", "2019-04-12"), ("unverified", "true"))
            .Add("participates_in.csv", ("from", "group:eu"), ("to", "mechanism:sixteen"), ("role", "OBSERVER"));
}
