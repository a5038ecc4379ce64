using CooperationGraph.Coverage;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Coverage;

public sealed class KeptCoverageTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_that_are_kept_are_those_that_were_computed_for_their_own_question(bool isCounterpart)
    {
        var store = new CountingGraphStore(new MemoryGraphStore(RealSeed.Dataset));
        var (graph, with) = (new ServedGraph(store), SeedGraph.Node("country:CHN"));
        var denied = await graph.GetDeniedRelationshipsAsync(None);
        List<GraphNode> countries = [.. new[] { "KAZ", "UZB", "ECU", "CHN", "NIC" }.Select(code => SeedGraph.Node("country:" + code))];
        foreach (var (asked, types, day) in new[]
        {
            (countries[..2], Words(AgreementType.InvestmentProtectionAgreement), new DateOnly(2012, 1, 1)),
            (countries, Words(AgreementType.InvestmentProtectionAgreement), new(2012, 1, 1)),
            (countries, Words(AgreementType.InvestmentProtectionAgreement), new(1995, 1, 1)),
            (countries, Words(AgreementType.BeltAndRoadDocument, AgreementType.InvestmentProtectionAgreement), new(2012, 1, 1)),
        })
        {
            var expected = isCounterpart
                ? await CoverageReader.GetAsync(store, asked, types, with, day, denied, None)
                : await CoverageReader.GetOfCountryAsync(store, with, types, asked, day, denied, None);
            for (var time = 0; time < 2; time++)
            {
                var before = store.Calls;
                var matrix = await KeptCoverage.Of(graph).GetAsync(graph, store, isCounterpart, asked, types, with, day, None);
                Assert.Equal(time == 0, store.Calls > before);
                Assert.Equal(asked, matrix.Rows.Select(row => row.Country));
                Assert.Equal(Said(expected), Said(matrix));
            }
        }
    }

    private static IReadOnlyList<string> Words(params AgreementType[] types) => [.. types.Select(type => type.Word())];

    private static IEnumerable<string> Said(CoverageMatrix matrix) =>
        matrix.Rows.SelectMany(row => row.Cells.Select(cell => $"{row.Country} {cell.Type} {cell.State} {cell.Certainty} {cell.Since} {string.Join(',', cell.Agreements)} {string.Join(',', cell.Checks.Select(check => check.Scope))}"));
}
