using CooperationGraph.Graph;

namespace CooperationGraph.Claims;

/// <summary>A claim with the source that makes it.</summary>
/// <param name="Claim">A node of the label Claim.</param>
/// <param name="Source">A node of the label Source.</param>
public sealed record CitedClaim(GraphNode Claim, GraphNode Source)
{
    public string? Field => Claim.Get(Graph.Claim.Field);

    /// <summary>The claimed value, else the source's words; null where the claim supports the row's own value or denies that there is one.</summary>
    public string? Value => Claim.Get(Graph.Claim.Value) ?? Claim.Get(Graph.Claim.ValueAsGiven);

    public bool Denies => Claim.Get(Graph.Claim.Stance) == "DENIES";

    public string Rank => Claim.Get(Graph.Claim.Rank)!;

    /// <summary>Whether it supports what it is about: it asserts it, is not known to be wrong, and rests on a source that can be looked up.</summary>
    public bool IsCitation => !Denies && Rank != "DEPRECATED" && Source.Get(Graph.Source.Kind) != "UNVERIFIED";
}
