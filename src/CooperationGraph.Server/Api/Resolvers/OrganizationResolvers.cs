using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api.Resolvers;

internal static class OrganizationResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Organization.Label).Cited().Columns("kind", "note").Localized("name", "name")
            .One("basedIn", Links.BasedIn, Direction.Outgoing).Links("roles", TakesPartIn.Type, Direction.Outgoing);
        table
            .Text("OrganizationRole", "role", link => ((Link)link).Values.Get(TakesPartIn.Role))
            .Number("OrganizationRole", "sharePercent", link => ((Link)link).Values.Get(TakesPartIn.SharePercent))
            .Batch("OrganizationRole", "project", batch => new(batch.Each<Link>(link => link.Other)));
        Link.RegisterCited(table, "OrganizationRole", TakesPartIn.Unverified);
    }
}
