using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class ObservationResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Observation.Label).Cited().Columns("comparison", "value", "valueMax", "unit", "basePeriod", "dataBasis", "confidence", "note")
            .One("indicator", Links.Of, Direction.Outgoing).One("reporter", Links.ReportedBy, Direction.Outgoing).One("partner", Links.About, Direction.Outgoing)
            .Field("period", batch => new(batch.Each<GraphNode>(node => node)))
            .Field("rivals", async batch => BatchAnswer.Lists(await batch.Api().Graph.GetRivalsAsync(batch.Nodes(), batch.CancellationToken)));

        // Its object is the observation itself.
        new NodeType(table, Observation.Label, "Period").Column("from", Observation.PeriodFrom).Column("to", Observation.PeriodTo).Column("type", Observation.PeriodType);
    }
}
