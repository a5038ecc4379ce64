using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class MeetingFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = new FilterParts(context, filter);
        parts.Range("starts", Meeting.StartsOn);
        parts.Text(Meeting.NameEn);
        await parts.RelatedAsync("mechanisms", Mechanism.Label, Links.MeetingOf, Direction.Outgoing);
        await parts.CountriesAsync("heldIn", Links.HeldIn);
        return parts.All;
    }
}
