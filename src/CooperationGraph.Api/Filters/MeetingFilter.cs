using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class MeetingFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = await FilterParts.ReadAsync(context, filter, Meeting.Label);
        await parts.RelatedAsync("mechanisms", Mechanism.Label, Links.MeetingOf, Direction.Outgoing);
        await parts.CountriesAsync("heldIn", Links.HeldIn);
        return parts.All;
    }
}
