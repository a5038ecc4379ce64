using CooperationGraph.Graph;
using CooperationGraph.Mechanisms;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class MechanismResolvers
{
    public static void Register(ResolverTable table) =>
        new NodeType(table, Mechanism.Label).Cited().Columns("level", "establishedOn", "frequency", "status", "confidence", "note").Localized("name", "name").Many("aliases", Links.AliasOf, Direction.Incoming)
            .Many("participants", Links.ParticipatesIn, Direction.Incoming)
            .One("partOf", Links.PartOf, Direction.Outgoing).Many("parts", Links.PartOf, Direction.Incoming)
            .Many("foundedBy", Links.FoundedBy, Direction.Outgoing)
            .Connection("meetings", Links.MeetingOf, Direction.Incoming, Meeting.Label)
            .Field("lastMeeting", async batch => BatchAnswer.Values([.. await MeetingReader.GetLastAsync(batch.Store(), batch.Nodes(), batch.AsOf(), batch.CancellationToken)]))
            .Field("nextMeeting", async batch => BatchAnswer.Values([.. await MeetingReader.GetNextAsync(batch.Store(), batch.Nodes(), batch.AsOf(), batch.CancellationToken)]));
}
