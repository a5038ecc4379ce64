using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Agreements;

/// <summary>A party that withdraws, or ends as a state, against an agreement that had ended before, as a whole, for that party and between two.</summary>
public sealed class DepartureTests
{
    [Theory]
    // A period that is over.
    [InlineData("in_force_on=1995-01-01;period_from=1995;period_to=2000", "withdrawn_on=2010-01-01", "2000-06-01", "IN_FORCE UNCLEAR")]
    [InlineData("in_force_on=1995-01-01;period_from=1995;period_to=2000", "withdrawn_on=2010-01-01", "2005-01-01", "ENDED LIKELY")]
    [InlineData("in_force_on=1995-01-01;period_from=1995;period_to=2000", "withdrawn_on=2010-01-01", "2011-01-01", "ENDED LIKELY")]
    // An end that is recorded.
    [InlineData("in_force_on=1986-01-01;status=TERMINATED;status_as_of=1994-06-01", "withdrawn_on=2010-01-01", "1990-01-01", "IN_FORCE UNCLEAR")]
    [InlineData("in_force_on=1986-01-01;status=TERMINATED;status_as_of=1994-06-01", "withdrawn_on=2010-01-01", "2000-01-01", "ENDED LIKELY")]
    [InlineData("in_force_on=1986-01-01;status=TERMINATED;status_as_of=1994-06-01", "dissolved_on=2005-06-15", "2000-01-01", "ENDED LIKELY")]
    public async Task Who_leaves_what_has_ended_does_not_prolong_it(string agreement, string departure, string day, string state)
    {
        using var seed = Seed(agreement, departure);
        Assert.Equal([state, state, state], await StatusesAsync(seed, day));
    }

    [Theory]
    // It goes on after its period.
    [InlineData("in_force_on=1995-01-01;period_from=1995;period_to=2000;renewal=TACIT", "withdrawn_on=2010-01-01", "2005-01-01", "IN_FORCE CERTAIN")]
    [InlineData("in_force_on=1995-01-01;period_from=1995;period_to=2000;renewal=TACIT", "withdrawn_on=2010-01-01", "2010-01-01", "ENDED CERTAIN")]
    // The record is one of what they did.
    [InlineData("in_force_on=1995-01-01;status=WITHDRAWN", "withdrawn_on=2010-01-01", "2005-01-01", "IN_FORCE CERTAIN")]
    [InlineData("in_force_on=1995-01-01;status=WITHDRAWN;status_as_of=2012", "withdrawn_on=2010-01-01", "2005-01-01", "IN_FORCE CERTAIN")]
    // What was recorded before they left holds for them too.
    [InlineData("in_force_on=1995-01-01;status=SUSPENDED;status_as_of=2002", "withdrawn_on=2010-01-01", "2005-01-01", "SUSPENDED LIKELY")]
    [InlineData("in_force_on=1995-01-01;status=SUSPENDED;status_as_of=2002", "withdrawn_on=2010-01-01", "2010-01-01", "ENDED CERTAIN")]
    public async Task Who_leaves_what_goes_on_ends_it_for_himself(string agreement, string departure, string day, string state)
    {
        using var seed = Seed(agreement, departure);
        // Somebody may have taken the place of the last but one party.
        Assert.Equal([state.Replace("ENDED CERTAIN", "ENDED LIKELY", StringComparison.Ordinal), state, state], await StatusesAsync(seed, day));
    }

    [Fact]
    public async Task Nobody_stays_bound_alone()
    {
        using var seed = Seed("in_force_on=1995-01-01", "withdrawn_on=2010-01-01")
            .Add("countries.csv", ("id", "country:UZB"), ("code", "UZB"), ("name_en", "Uzbekistan"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "country:UZB"), ("to", "agreement:left"), ("role", "PARTY"), ("withdrawn_on", "2003-01-01"))
            .Set("party_to.csv", 2, "withdrawn_on", "2002-01-01");
        Assert.Equal(["ENDED LIKELY", "ENDED LIKELY"], (await StatusesAsync(seed, "2005-01-01"))[..2]);
    }

    [Fact]
    public async Task Nothing_is_protected_by_a_departure_after_the_end()
    {
        using var seed = Seed("in_force_on=1995-01-01;period_to=2000;survival_years=10", "withdrawn_on=2010-01-01");
        using var api = Api(seed);
        var status = (await api.DataAsync("{ agreement(id: \"agreement:left\") { status(asOf: \"2011-01-01\") { protectedUntil because } } }")).At("agreement", "status");
        Assert.Null(status.Text("protectedUntil"));
        Assert.Contains("period_to 2000", status.List("because").Select(each => each.GetString()));
    }

    // As a whole, for the one that leaves, and between both.
    private static async Task<List<string>> StatusesAsync(SeedCopy seed, string day)
    {
        using var api = Api(seed);
        var data = await api.DataAsync($$"""
            {
              agreement(id: "agreement:left") { status(asOf: "{{day}}") { state certainty } parties { party { id } status(asOf: "{{day}}") { state certainty } } }
              coverage(countries: { codes: ["KAZ"] }, types: [FRIENDSHIP_TREATY], asOf: "{{day}}") { rows { cells { state certainty } } }
            }
            """);
        var own = data.List("agreement", "parties").Single(party => party.Text("party", "id") == "country:KAZ");
        var between = Assert.Single(data.List("coverage", "rows")[0].List("cells"));
        return [.. new[] { data.At("agreement", "status"), own.At("status"), between }.Select(status => $"{status.Text("state")} {status.Text("certainty")}")];
    }

    private static SeedCopy Seed(string agreement, string departure)
    {
        var (column, day) = departure.Split('=') is [var name, var value] ? (name, value) : default;
        var seed = new SeedCopy()
            .Add("agreements.csv", [("id", "agreement:left"), ("type", "FRIENDSHIP_TREATY"), ("title_en", "Friendship"), ("signed_on", "1985-01-01"), .. agreement.Split(';').Select(cell => cell.Split('=')).Select(cell => (cell[0], cell[1]))])
            .Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:left"), ("cites", "source:un"))
            .Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:left"), ("role", "PARTY"))
            .Add("party_to.csv", ("from", "country:KAZ"), ("to", "agreement:left"), ("role", "PARTY"));
        return column == "dissolved_on" ? seed.Set("countries.csv", 1, column, day) : seed.Set("party_to.csv", 3, column, day);
    }

    private static ApiClient Api(SeedCopy seed) => new(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
}
