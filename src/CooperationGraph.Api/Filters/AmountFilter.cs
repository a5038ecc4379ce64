using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class AmountFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = await FilterParts.ReadAsync(context, filter, Amount.Label);
        if (filter.Input("projects") is { } projects) parts.Add(new Condition.LeadsTo(Links.AmountOf, Direction.Outgoing, Project.Label, await ProjectFilter.ReadAsync(context, projects)));
        if (filter.Input("financings") is { } financings) parts.Add(new Condition.LeadsTo(Links.AmountOf, Direction.Outgoing, Financing.Label, await FinancingFilter.ReadAsync(context, financings)));
        return parts.All;
    }

    /// <summary>Whether what passes it can be compared: sums of one currency, in one kind of prices.</summary>
    public static bool IsOfOneMeasure(FieldArguments? filter) => filter?.Texts("currencies") is [_] && filter.Texts("priceBases") is [_];
}
