using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

/// <summary>Claims, and the two ways in which they are shown: citations and conflicts.</summary>
internal static class ClaimResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Claim.Label).Id().Columns("field", "appliesTo", "valueAsGiven", "stance", "rank", "locator", "record", "resolution", "note")
            .One("subject", Links.About, Direction.Outgoing).One("source", Links.Cites, Direction.Outgoing);
        table.For<GraphNode>("Claim")
            .Text("value", claim => claim.Get(Claim.Value) ?? claim.Get(Claim.ValueAsGiven));
        table.For<CitedClaim>("Citation")
            .One("source", claim => claim.Source)
            .Text("locator", claim => claim.Claim.Get(Claim.Locator))
            .Text("record", claim => claim.Claim.Get(Claim.Record))
            .Text("field", claim => claim.Field)
            .TextList("exceptFields", claim => claim.Exceptions)
            .One("claim", claim => claim.Claim);
        table.For<Conflict>("Conflict")
            .Text("id", conflict => conflict.Id)
            .Text("field", conflict => conflict.Field)
            .Text("appliesTo", conflict => conflict.AppliesTo)
            .Text("kept", conflict => conflict.Kept)
            .Many("citations", conflict => conflict.Citations)
            .Many("dissents", conflict => [.. conflict.Dissents.Select(claim => claim.Claim)])
            .Text("resolution", conflict => conflict.Resolution)
            .One("subject", conflict => conflict.Subject)
            .Many("claims", conflict => [.. conflict.Claims.Select(claim => claim.Claim)]);
    }
}
