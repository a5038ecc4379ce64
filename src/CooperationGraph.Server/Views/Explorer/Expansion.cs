using System.Globalization;
using CooperationGraph.Api;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>A node around which a picture goes on: all its relationships of the chosen types, to so many nodes, itself among them.</summary>
internal sealed record Expansion(string Id, int Limit)
{
    public const int DefaultLimit = 30;

    private const int Step = 200;

    /// <summary>The same with more nodes.</summary>
    public Expansion Next() => this with { Limit = Math.Min(WalkArguments.MaxNeighbours, Limit < Step ? Step : Limit * 2) };

    /// <summary>The same with so many nodes that some are new.</summary>
    public Expansion Beyond(int known) => Limit > known || Limit == WalkArguments.MaxNeighbours ? this : Next().Beyond(known);

    /// <summary>As it stands in an address: <c>country:KAZ</c>, or with a limit <c>country:KAZ~200</c>, as always where the id has the sign itself.</summary>
    public override string ToString() => Limit == DefaultLimit && !Id.Contains('~', StringComparison.Ordinal) ? Id : $"{Id}~{Limit}";

    /// <returns>Null for what is none.</returns>
    public static Expansion? Read(string text) =>
        text.LastIndexOf('~') switch
        {
            < 0 when text.Length > 0 => new(text, DefaultLimit),
            > 0 and var at when int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= WalkArguments.MaxNeighbours => new(text[..at], limit),
            _ => null,
        };
}
