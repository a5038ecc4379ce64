using System.Text.Json;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>A node of a picture.</summary>
internal sealed class ExploreNode(JsonElement node, IEnumerable<string> neighbours)
{
    // A text behind all dates.
    private const string Never = "~";

    public string Id { get; } = node.Text("id")!;

    public string Label { get; } = node.Text("label")!;

    public string Name { get; } = node.Text("name")!;

    /// <summary>From where the walk that came to it began.</summary>
    public int Distance { get; } = node.TryGetProperty("distance", out var distance) ? distance.GetInt32() : 0;

    public IReadOnlyList<DaySpell> Spells { get; } = DaySpell.ListOf(node);

    /// <summary>The ids of what the same walk links it to.</summary>
    public IReadOnlySet<string> Neighbours { get; } = neighbours.ToHashSet();

    /// <summary>How many relationships it has of the chosen types, on any day; null where nobody counted.</summary>
    public int? Degree { get; set; } = NumberIn(node, "degree");

    /// <summary>The same on the chosen day; as <see cref="Degree"/> where none is chosen.</summary>
    public int? DegreeThen { get; set; } = NumberIn(node, "then");

    /// <summary>How many of <see cref="Degree"/> the answer has.</summary>
    public int Known { get; set; }

    /// <summary>How many relationships of the chosen day, or of any where none is chosen, are not in the picture.</summary>
    public int Missing { get; set; }

    public Point Place { get; set; }

    /// <summary>By kind, then from when it is there, then by name.</summary>
    public static readonly Comparison<ExploreNode> Order = static (one, other) =>
        NodeMark.OrderOf(one.Label).CompareTo(NodeMark.OrderOf(other.Label)) is var byKind and not 0 ? byKind
        : string.CompareOrdinal(one.FirstDay, other.FirstDay) is var byDay and not 0 ? byDay
        : string.CompareOrdinal(one.Name, other.Name) is var byName and not 0 ? byName
        : string.CompareOrdinal(one.Id, other.Id);

    private static int? NumberIn(JsonElement node, string name) => node.TryGetProperty(name, out var number) ? number.GetInt32() : null;

    private string FirstDay => Spells is [{ From: { } from }, ..] ? from : Never;
}
