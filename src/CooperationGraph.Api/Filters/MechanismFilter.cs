using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class MechanismFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = await FilterParts.ReadAsync(context, filter, Mechanism.Label);
        // Nobody else asks for the day.
        if (filter.Input("participants") is not null) await parts.PartiesAsync("participants", ParticipatesIn.Type, parties => PartyReading.AloneAsync(context, parties), Lasting.On(ParticipatesIn.Type, context.AsOf), isThere: Lasting.On(Mechanism.Label, context.AsOf));
        await parts.SourcesAsync();
        return parts.All;
    }
}
