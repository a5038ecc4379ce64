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
        table.For<CoverageMatrix>("CoverageMatrix")
            .One("counterpart", matrix => matrix.Counterpart)
            .Formatted<PartialDate>("asOf", matrix => PartialDate.OfDay(matrix.AsOf))
            .TextList("types", matrix => matrix.Types)
            .Boolean("everyCellCovered", matrix => matrix.EveryCellCovered)
            .Many("rows", matrix => matrix.Rows);
        table.For<CoverageRow>("CoverageRow")
            .One("country", row => row.Country)
            .Many("cells", row => row.Cells);
        table.For<CoverageCell>("CoverageCell")
            .Text("type", cell => cell.Type)
            .Text("state", cell => cell.State.Word())
            .Text("certainty", cell => cell.Certainty.Word())
            .Formatted("since", cell => cell.Since)
            .Many("agreements", cell => cell.Agreements)
            .Many("checks", cell => [.. cell.Checks.Select(check => check.Scope)])
            .Many("conflicts", cell => cell.Conflicts);
        new NodeType(table, CheckedScope.Label, ApiSchema.Check).Id().Column("type", CheckedScope.AgreementType).Columns("subtype", "upTo", "note")
            .One("source", Links.Cites, Direction.Outgoing).One("counterpart", Links.Counterpart, Direction.Outgoing).One("within", Links.Within, Direction.Outgoing);
    }
}
