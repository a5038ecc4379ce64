using CooperationGraph.Graph;
using CooperationGraph.Mechanisms;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class MechanismResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Mechanism.Label).Cited().Columns("level", "establishedOn", "frequency", "status", "confidence", "note").Localized("name", "name").Many("aliases", Links.AliasOf, Direction.Incoming)
            .Field("participants", ParticipantsAsync).Links("participations", ParticipatesIn.Type, Direction.Incoming)
            .One("partOf", Links.PartOf, Direction.Outgoing).Many("parts", Links.PartOf, Direction.Incoming)
            .Many("foundedBy", Links.FoundedBy, Direction.Outgoing)
            .Connection("meetings", Links.MeetingOf, Direction.Incoming, Meeting.Label)
            .Field("lastMeeting", async batch => BatchAnswer.Values([.. await MeetingReader.GetLastAsync(batch.Store(), batch.Nodes(), batch.AsOf(), batch.CancellationToken)]))
            .Field("nextMeeting", async batch => BatchAnswer.Values([.. await MeetingReader.GetNextAsync(batch.Store(), batch.Nodes(), batch.AsOf(), batch.CancellationToken)]));
        table.For<Link>("Participation")
            .One("participant", link => link.From)
            .One("mechanism", link => link.To)
            .Text("role", link => link.Values.Get(ParticipatesIn.Role))
            .Formatted("validFrom", link => link.Values.Get(ParticipatesIn.ValidFrom))
            .Formatted("validTo", link => link.Values.Get(ParticipatesIn.ValidTo))
            .Text("note", link => link.Values.Get(ParticipatesIn.Note));
        Link.RegisterCited(table, "Participation", ParticipatesIn.Unverified);
    }

    /// <summary>The other ends of a node's participations that hold on a day, or may, as long as both ends are there (<see cref="Lasting"/>): each once, though it left and came back.</summary>
    internal static List<GraphNode> NodesOn(GraphNode of, ReadOnlySpan<Neighbour> participations, DateOnly day)
    {
        List<GraphNode> nodes = [];
        if (participations.IsEmpty || !Lasting.IsThere(of, day)) return nodes;
        // Those of one node stand beside each other.
        foreach (var each in participations)
            if (MayHold(each, day) && (nodes.Count == 0 || nodes[^1].Number != each.Node.Number) && Lasting.IsThere(each.Node, day)) nodes.Add(each.Node);
        return nodes;
    }

    private static async ValueTask<BatchAnswer> ParticipantsAsync(BatchContext batch)
    {
        var (nodes, day) = (batch.Nodes(), batch.AsOf());
        var participations = await batch.Store().GetNeighboursAsync(nodes, ParticipatesIn.Type, Direction.Incoming, batch.CancellationToken);
        return BatchAnswer.Lists([.. nodes.Select((node, i) => NodesOn(node, participations.Of(i), day).FindAll(party => party.Label == Country.Label))]);
    }

    private static bool MayHold(Neighbour participation, DateOnly day) =>
        participation.Get(ParticipatesIn.ValidFrom)?.PossiblyOnOrBefore(day) != false && participation.Get(ParticipatesIn.ValidTo)?.CertainlyBefore(day) != true;
}
