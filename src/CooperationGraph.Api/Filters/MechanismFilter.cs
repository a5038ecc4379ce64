using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Filters;

internal static class MechanismFilter
{
    public static async ValueTask<Condition> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var parts = new FilterParts(context, filter);
        parts.Words("levels", Mechanism.Level);
        parts.Text(Mechanism.NameEn, Mechanism.NameZh);
        await parts.PartiesAsync("participants", Links.ParticipatesIn, parties => PartyReading.AloneAsync(context, parties));
        await parts.SourcesAsync();
        return parts.All;
    }
}
