using CooperationGraph.Execution;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Api.Resolvers;

internal static class AmountResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Amount.Label).Cited().Columns("kind", "currency", "priceBasis", "comparison", "lender", "note").Column("min", Amount.Value);
        table.Number("Amount", "max", node => ((GraphNode)node).Get(Amount.ValueMax) ?? ((GraphNode)node).Get(Amount.Value));
    }
}
