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
        if (filter.Get<int>("baseYear") is { } year)
        {
            if (year is < 1 or > 9999) throw ApiErrors.OutOfRange("baseYear", year, 1, 9999);
            parts.Add(new Condition.DateBetween(Amount.BaseYear, new(year, 1, 1), new(year, 12, 31)));
        }

        return parts.All;
    }

    /// <summary>Whether what passes it can be compared: sums of one currency, in one kind of prices, constant ones of one year.</summary>
    public static bool IsOfOneMeasure(FieldArguments? filter) =>
        filter?.Texts("currencies") is [_] && filter.Texts("priceBases") is [var basis] && (basis != PriceBasis.Constant.Word() || filter.Get<int>("baseYear") is not null);
}
