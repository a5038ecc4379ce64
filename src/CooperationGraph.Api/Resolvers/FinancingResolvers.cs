using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class FinancingResolvers
{
    public static void Register(ResolverTable table) =>
        new NodeType(table, Financing.Label).Cited()
            .Columns(
                "title", "recordId", "committedOn", "startedOn", "completedOn", "status", "flowType", "recipientAsGiven", "sectorAsGiven", "infrastructure", "locationPrecision", "osmLinks", "note")
            .Many("recipients", Links.ReceivedBy, Direction.Outgoing).Many("lenders", Links.LentBy, Direction.Outgoing)
            .One("sector", Links.InSector, Direction.Outgoing).One("project", Links.Finances, Direction.Outgoing)
            .Many("amounts", Links.AmountOf, Direction.Incoming);
}
