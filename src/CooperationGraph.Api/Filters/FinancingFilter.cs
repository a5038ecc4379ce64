using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class FinancingFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = await FilterParts.ReadAsync(context, filter, Financing.Label);
        await parts.CountriesAsync("receivedBy", Links.ReceivedBy);
        await parts.RelatedAsync("receivedByGroups", CountryGroup.Label, Links.ReceivedBy, Direction.Outgoing);
        await parts.RelatedAsync("lenders", Organization.Label, Links.LentBy, Direction.Outgoing);
        await parts.RelatedAsync("projects", Project.Label, Links.Finances, Direction.Outgoing);
        await parts.SectorsAsync(Links.InSector);
        return parts.All;
    }
}
