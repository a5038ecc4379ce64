using CooperationGraph.Api.Filters;
using CooperationGraph.Coverage;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Api.Resolvers;

internal static class CoverageResolvers
{
    public static void Register(ResolverTable table)
    {
        table.For<ApiContext>("Query")
            .Batch("coverage", batch => MatrixAsync(batch, "counterpart", "countries"))
            .Batch("coverageOf", batch => MatrixAsync(batch, "country", "counterparts"));
        // Seen from either side.
        foreach (var (matrix, row, one, other) in new[] { ("CoverageMatrix", "CoverageRow", "counterpart", "country"), ("CountryCoverage", "CountryCoverageRow", "country", "counterpart") })
        {
            table.For<CoverageMatrix>(matrix)
                .One(one, each => each.With)
                .Formatted<PartialDate>("asOf", each => PartialDate.OfDay(each.AsOf))
                .TextList("types", each => each.Types)
                .Boolean("everyCellCovered", each => each.EveryCellCovered)
                .WholeNumber("omitted", each => each.Omitted)
                .Many("rows", each => each.Rows);
            table.For<CoverageRow>(row)
                .One(other, each => each.Country)
                .Many("cells", each => each.Cells);
        }

        table.For<CoverageCell>("CoverageCell")
            .Text("type", cell => cell.Type)
            .Text("state", cell => cell.State.Word())
            .Text("certainty", cell => cell.Certainty.Word())
            .Formatted("since", cell => cell.Since)
            .Many("agreements", cell => cell.Agreements)
            .Many("standings", cell => cell.Standings)
            .Many("checks", cell => [.. cell.Checks.Select(check => check.Scope)])
            .Many("conflicts", cell => cell.Conflicts);
        table.For<AgreementStanding>("AgreementStanding")
            .One("agreement", each => each.Agreement)
            .Text("state", each => each.State.Word())
            .Text("certainty", each => each.Certainty.Word());
        new NodeType(table, CheckedScope.Label, ApiSchema.Check).Id().Column("type", CheckedScope.AgreementType).Columns("subtype", "upTo", "note")
            .One("source", Links.Cites, Direction.Outgoing).One("counterpart", Links.Counterpart, Direction.Outgoing).One("within", Links.Within, Direction.Outgoing);
    }

    private static async ValueTask<BatchAnswer> MatrixAsync(BatchContext batch, string one, string many)
    {
        var (api, selection) = (batch.Api(), batch.Arguments.Input(many)!);
        var with = (await Lookup.CountriesAsync(api, [batch.Arguments.Text(one)!], batch.CancellationToken))[0];
        var countries = await Lookup.SelectionAsync(batch.Filters(), selection);
        var isOpen = Lookup.IsOpen(selection);
        // Nobody agrees with itself, and nobody asks who does.
        if (isOpen) countries = [.. countries.Where(country => country.Id != with.Id)];
        // The model's own texts, which are written faster than others.
        var types = batch.Arguments.Texts("types")?.Distinct().Select(word => Vocabulary.Read<AgreementType>(word)!.Value.Word()).ToList() ?? Vocabulary.WordsOf<AgreementType>();
        var matrix = await KeptCoverage.Of(api.Graph).GetAsync(api.Graph, api.Store, countries, types, with, batch.AsOf(), batch.CancellationToken);
        return BatchAnswer.Values([batch.Arguments.Get<bool>("withUnknown") ?? !isOpen ? matrix : matrix.Known()]);
    }
}
