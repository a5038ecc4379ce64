using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class OrganizationResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Organization.Label).Cited().Columns("kind", "note").Localized("name", "name").Many("aliases", Links.AliasOf, Direction.Incoming)
            .One("basedIn", Links.BasedIn, Direction.Outgoing).Links("roles", TakesPartIn.Type, Direction.Outgoing)
            .Connection("financings", Links.LentBy, Direction.Incoming, Financing.Label)
            .Connection("agreements", PartyTo.Type, Direction.Outgoing, Agreement.Label);
        table.For<Link>("OrganizationRole")
            .Text("role", link => link.Values.Get(TakesPartIn.Role))
            .Number("sharePercent", link => link.Values.Get(TakesPartIn.SharePercent))
            .One("project", link => link.Other);
        Link.RegisterCited(table, "OrganizationRole", TakesPartIn.Unverified);
    }
}
