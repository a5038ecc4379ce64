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
            .Batch("CoverageMatrix", "rows", batch => new(Batches.Lists([.. batch.Parents.Cast<CoverageMatrix>().Select(matrix => matrix.Rows)])))
            .Batch("CoverageRow", "country", batch => new(batch.Each<CoverageRow>(row => row.Country)))
            .Batch("CoverageRow", "cells", batch => new(Batches.Lists([.. batch.Parents.Cast<CoverageRow>().Select(row => row.Cells)])))
            .Text("CoverageCell", "type", cell => ((CoverageCell)cell).Type)
            .Text("CoverageCell", "state", cell => ((CoverageCell)cell).State)
            .Text("CoverageCell", "certainty", cell => ((CoverageCell)cell).Certainty)
            .Formatted("CoverageCell", "since", cell => ((CoverageCell)cell).Since)
            .Batch("CoverageCell", "agreements", batch => new(Batches.Lists([.. Cells(batch).Select(cell => cell.Agreements)])))
            .Batch("CoverageCell", "checks", batch => new(Batches.Lists([.. Cells(batch).Select(cell => cell.Checks.Select(check => check.Scope))])))
            .Batch("CoverageCell", "conflicts", batch => new(Batches.Lists([.. Cells(batch).Select(cell => cell.Conflicts)])));
        new NodeType(table, CheckedScope.Label, ApiSchema.Check).Id().Column("type", CheckedScope.AgreementType).Columns("subtype", "upTo", "note")
            .One("source", Links.Cites, Direction.Outgoing);
    }

    private static IEnumerable<CoverageCell> Cells(BatchContext batch) => batch.Parents.Cast<CoverageCell>();
}
