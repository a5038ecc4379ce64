using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class AmountResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Amount.Label).Cited().Columns("kind", "currency", "priceBasis", "baseYear", "comparison", "lender", "note").Column("min", Amount.Value)
            .One("of", Links.AmountOf, Direction.Outgoing);
        table.For<GraphNode>("Amount")
            .Number("max", node => node.Get(Amount.ValueMax) ?? node.Get(Amount.Value));
    }
}
