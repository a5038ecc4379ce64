using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api.Resolvers;

internal static class ProjectResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Project.Label).Cited()
            .Columns("otherNames", "status", "constructionStart", "completedOn", "lengthKm", "capacity", "confidence", "note").Localized("name", "name")
            .Links("locations", LocatedIn.Type, Direction.Outgoing).Links("participants", TakesPartIn.Type, Direction.Incoming)
            .Many("sectors", Links.InSector, Direction.Outgoing).Many("amounts", Links.AmountOf, Direction.Incoming)
            .Many("under", Links.Under, Direction.Outgoing).Many("financings", Links.Finances, Direction.Incoming);
        table
            .Text("ProjectLocation", "role", link => ((Link)link).Values.Get(LocatedIn.Role))
            .Batch("ProjectLocation", "country", batch => new(batch.Each<Link>(link => link.Other)))
            .Text("ProjectParticipant", "role", link => ((Link)link).Values.Get(TakesPartIn.Role))
            .Number("ProjectParticipant", "sharePercent", link => ((Link)link).Values.Get(TakesPartIn.SharePercent))
            .Batch("ProjectParticipant", "organization", batch => new(batch.Each<Link>(link => link.Other)));
        Link.RegisterCited(table, "ProjectLocation");
        Link.RegisterCited(table, "ProjectParticipant", TakesPartIn.Unverified);
    }
}
