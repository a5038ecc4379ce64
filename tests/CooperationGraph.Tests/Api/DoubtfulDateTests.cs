using CooperationGraph.Datasets;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>What the contract answers about dates in doubt and intervals, from the cell of a file to the status.</summary>
public sealed class DoubtfulDateTests
{
    [Fact]
    public async Task A_treaty_of_about_a_year_keeps_its_doubt_from_the_cell_to_the_status()
    {
        using var seed = new SeedCopy();
        seed.Set("agreements.csv", 0, "signed_on", "1992~").Set("agreements.csv", 0, "in_force_on", "1993/1995").Set("agreements.csv", 0, "terminated_on", "2011").Set("claims.csv", 1, "value", "1992~");
        using var api = new ApiClient(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
        var data = await api.DataAsync("""
            {
              agreement(id: "agreement:bit") {
                signedOn inForceOn
                before: status(asOf: "1990-01-01") { state certainty because } between: status(asOf: "1994-06-01") { state certainty } after: status(asOf: "2000-01-01") { state certainty because }
              }
              signed: agreements(filter: {signed: {from: "1992-05-01", to: "1992-06-01"}}) { totalCount }
              enteredIntoForce: agreements(filter: {enteredIntoForce: {from: "1995-12-31"}}) { totalCount }
              late: agreements(filter: {enteredIntoForce: {from: "1996-01-01"}}) { totalCount }
              coverage(countries: {codes: ["KAZ"]}, types: [INVESTMENT_PROTECTION_AGREEMENT], asOf: "2000-01-01") { rows { cells { state since certainty } } }
            }
            """);
        var agreement = data.GetProperty("agreement");
        Assert.Equal(("1992~", "1993/1995"), (agreement.Text("signedOn"), agreement.Text("inForceOn")));
        Assert.Equal("""{"state":"NOT_YET_SIGNED","certainty":"LIKELY","because":["terminated_on 2011","in_force_on 1993/1995","signed_on 1992~"]}""", agreement.GetProperty("before").GetRawText());
        Assert.Equal("""{"state":"IN_FORCE","certainty":"UNCLEAR"}""", agreement.GetProperty("between").GetRawText());
        Assert.Equal("""{"state":"IN_FORCE","certainty":"CERTAIN","because":["terminated_on 2011","in_force_on 1993/1995"]}""", agreement.GetProperty("after").GetRawText());
        Assert.Equal(["1", "1", "0"], new[] { "signed", "enteredIntoForce", "late" }.Select(list => data.GetProperty(list).GetProperty("totalCount").GetRawText()));
        Assert.Equal("""{"rows":[{"cells":[{"state":"IN_FORCE","since":"1993/1995","certainty":"CERTAIN"}]}]}""", data.GetProperty("coverage").GetRawText());
    }
}
