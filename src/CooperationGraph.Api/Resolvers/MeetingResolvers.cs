using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class MeetingResolvers
{
    public static void Register(ResolverTable table) =>
        new NodeType(table, Meeting.Label).Cited().Columns("startsOn", "endsOn", "city", "format", "status", "confidence", "note").Localized("name", "name")
            .One("mechanism", Links.MeetingOf, Direction.Outgoing).One("heldIn", Links.HeldIn, Direction.Outgoing)
            .Many("discussed", Links.Discussed, Direction.Outgoing).Many("adopted", AdoptedAt.Type, Direction.Incoming).Links("adoptions", AdoptedAt.Type, Direction.Incoming);
}
