using CooperationGraph.Claims;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api.Resolvers;

/// <summary>Claims, and the two ways in which they are shown: citations and conflicts.</summary>
internal static class ClaimResolvers
{
    public static void Register(ResolverTable table)
    {
        new NodeType(table, Claim.Label).Id().Columns("field", "appliesTo", "valueAsGiven", "stance", "rank", "locator", "record", "resolution", "note")
            .One("subject", Links.About, Direction.Outgoing).One("source", Links.Cites, Direction.Outgoing);
        table
            .Text("Claim", "value", claim => ((GraphNode)claim).Get(Claim.Value) ?? ((GraphNode)claim).Get(Claim.ValueAsGiven))
            .Batch("Citation", "source", batch => new(batch.Each<CitedClaim>(claim => claim.Source)))
            .Text("Citation", "locator", claim => ((CitedClaim)claim).Claim.Get(Claim.Locator))
            .Text("Citation", "record", claim => ((CitedClaim)claim).Claim.Get(Claim.Record))
            .Text("Citation", "field", claim => ((CitedClaim)claim).Field)
            .TextList("Citation", "exceptFields", claim => ((CitedClaim)claim).Exceptions)
            .Batch("Citation", "claim", batch => new(batch.Each<CitedClaim>(claim => claim.Claim)))
            .Text("Conflict", "id", conflict => ((Conflict)conflict).Id)
            .Text("Conflict", "field", conflict => ((Conflict)conflict).Field)
            .Text("Conflict", "appliesTo", conflict => ((Conflict)conflict).AppliesTo)
            .Text("Conflict", "kept", conflict => ((Conflict)conflict).Kept)
            .Batch("Conflict", "citations", batch => new(batch.Lists<Conflict>(conflict => conflict.Citations)))
            .Batch("Conflict", "dissents", batch => new(batch.Lists<Conflict>(conflict => [.. conflict.Dissents.Select(claim => claim.Claim)])))
            .Text("Conflict", "resolution", conflict => ((Conflict)conflict).Resolution)
            .Batch("Conflict", "subject", batch => new(batch.Each<Conflict>(conflict => conflict.Subject)))
            .Batch("Conflict", "claims", batch => new(batch.Lists<Conflict>(conflict => [.. conflict.Claims.Select(claim => claim.Claim)])));
    }
}
