using CooperationGraph.Coverage;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Server.Api.Resolvers;

internal static class CoverageResolvers
{
    public static void Register(ResolverTable table)
    {
        table
            .Batch("CoverageMatrix", "counterpart", batch => new(batch.Each<CoverageMatrix>(matrix => matrix.Counterpart)))
            .Formatted<PartialDate>("CoverageMatrix", "asOf", matrix => PartialDate.OfDay(((CoverageMatrix)matrix).AsOf))
            .TextList("CoverageMatrix", "types", matrix => ((CoverageMatrix)matrix).Types)
            .Boolean("CoverageMatrix", "everyCellCovered", matrix => ((CoverageMatrix)matrix).EveryCellCovered)
            .Batch("CoverageMatrix", "rows", batch => new(batch.Lists<CoverageMatrix>(matrix => matrix.Rows)))
            .Batch("CoverageRow", "country", batch => new(batch.Each<CoverageRow>(row => row.Country)))
            .Batch("CoverageRow", "cells", batch => new(batch.Lists<CoverageRow>(row => row.Cells)))
            .Text("CoverageCell", "type", cell => ((CoverageCell)cell).Type)
            .Text("CoverageCell", "state", cell => ((CoverageCell)cell).State.Word())
            .Text("CoverageCell", "certainty", cell => ((CoverageCell)cell).Certainty.Word())
            .Formatted("CoverageCell", "since", cell => ((CoverageCell)cell).Since)
            .Batch("CoverageCell", "agreements", batch => new(batch.Lists<CoverageCell>(cell => cell.Agreements)))
            .Batch("CoverageCell", "checks", batch => new(batch.Lists<CoverageCell>(cell => [.. cell.Checks.Select(check => check.Scope)])))
            .Batch("CoverageCell", "conflicts", batch => new(batch.Lists<CoverageCell>(cell => cell.Conflicts)));
        new NodeType(table, CheckedScope.Label, ApiSchema.Check).Id().Column("type", CheckedScope.AgreementType).Columns("subtype", "upTo", "note")
            .One("source", Links.Cites, Direction.Outgoing).One("counterpart", Links.Counterpart, Direction.Outgoing).One("within", Links.Within, Direction.Outgoing);
    }
}
