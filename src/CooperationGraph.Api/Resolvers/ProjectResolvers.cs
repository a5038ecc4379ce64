using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class ProjectResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Project.Label).Cited()
            .Columns("otherNames", "status", "constructionStart", "completedOn", "lengthKm", "capacity", "confidence", "note").Localized("name", "name").Many("aliases", Links.AliasOf, Direction.Incoming)
            .Links("locations", LocatedIn.Type, Direction.Outgoing).Links("participants", TakesPartIn.Type, Direction.Incoming)
            .Many("sectors", Links.InSector, Direction.Outgoing).Many("amounts", Links.AmountOf, Direction.Incoming)
            .Many("under", Links.Under, Direction.Outgoing).Many("financings", Links.Finances, Direction.Incoming);
        table.For<Link>("ProjectLocation")
            .Text("role", link => link.Values.Get(LocatedIn.Role))
            .One("country", link => link.Other);
        table.For<Link>("ProjectParticipant")
            .Text("role", link => link.Values.Get(TakesPartIn.Role))
            .Number("sharePercent", link => link.Values.Get(TakesPartIn.SharePercent))
            .One("organization", link => link.Other);
        Link.RegisterCited(table, "ProjectLocation");
        Link.RegisterCited(table, "ProjectParticipant", TakesPartIn.Unverified);
    }
}
