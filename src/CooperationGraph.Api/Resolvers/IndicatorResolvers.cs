using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class IndicatorResolvers
{
    public static void Register(ResolverTable table) =>
        new NodeType(table, Indicator.Label).Cited().Columns("unit", "measure", "note").Localized("name", "name")
            .Connection("observations", Links.Of, Direction.Incoming, Observation.Label);
}
