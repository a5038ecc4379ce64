using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Claims;

/// <summary>A claim with the source that makes it.</summary>
/// <param name="Claim">A node of the label Claim.</param>
/// <param name="Source">A node of the label Source.</param>
public sealed record CitedClaim(GraphNode Claim, GraphNode Source)
{
    /// <summary>The column or relationship type that it is about; null for the whole row.</summary>
    public string? Field => Claim.Get(Graph.Claim.Field);

    /// <summary>The part that it applies to; null for the whole.</summary>
    public string? AppliesTo => Claim.Get(Graph.Claim.AppliesTo);

    /// <summary>The claimed value, else the source's words; null where the claim supports the row's own value or denies that there is one.</summary>
    public string? Value => Claim.Get(Graph.Claim.Value) ?? Claim.Get(Graph.Claim.ValueAsGiven);

    public bool Denies => Claim.Is(Graph.Claim.Stance, Stance.Denies);

    public bool IsDeprecated => Rank == Rank.Deprecated;

    public Rank Rank => Claim.Read(Graph.Claim.Rank)!.Value;

    /// <summary>Whether it rests on something that can be looked up, and not on what a compiler remembers.</summary>
    public bool HasSource => !Source.Is(Graph.Source.Kind, SourceKind.Unverified);

    /// <summary>Whether it can support what it is about: it asserts it, is not known to be wrong, and has a source.</summary>
    public bool IsCitation => !Denies && !IsDeprecated && HasSource;

    /// <summary>The columns with a value that a claim about the whole row does not support, in the order of the file.</summary>
    public IReadOnlyList<string> Exceptions => OfNode?.ExceptionsOf(this) ?? [];

    internal ClaimsOfNode? OfNode { get; set; }

    /// <summary>The claimed value in the form of the field; null where there is none, or the source's words cannot be put into that form.</summary>
    internal object? ValueOf(Property property) => Value is { } text && CellValue.TryParse(property, text, out var value) ? value : null;
}
