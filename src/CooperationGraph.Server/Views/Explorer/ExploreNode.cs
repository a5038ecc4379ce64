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
    public int? Degree { get; set; } = node.TryGetProperty("degree", out var degree) ? degree.GetInt32() : null;

    /// <summary>How many of them the answer has.</summary>
    public int Known { get; set; }

    public int Missing => Math.Max(0, (Degree ?? 0) - Known);

    public Point Place { get; set; }

    /// <summary>By kind, then from when it is there, then by name.</summary>
    public static readonly Comparison<ExploreNode> Order = static (one, other) =>
        NodeMark.OrderOf(one.Label).CompareTo(NodeMark.OrderOf(other.Label)) is var byKind and not 0 ? byKind
        : string.CompareOrdinal(one.FirstDay, other.FirstDay) is var byDay and not 0 ? byDay
        : string.CompareOrdinal(one.Name, other.Name) is var byName and not 0 ? byName
        : string.CompareOrdinal(one.Id, other.Id);

    private string FirstDay => Spells is [{ From: { } from }, ..] ? from : Never;
}
