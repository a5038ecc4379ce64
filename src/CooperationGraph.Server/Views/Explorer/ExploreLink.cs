using System.Text.Json;
using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>A relationship of a picture; <paramref name="row"/> is what the answer says of it.</summary>
internal sealed class ExploreLink(JsonElement row)
{
    public JsonElement Row { get; } = row;

    public string Id { get; } = row.Text("id")!;

    public string Type { get; } = row.Text("type")!;

    public string From { get; } = row.Text("from")!;

    public string To { get; } = row.Text("to")!;

    /// <summary>When it is there with both its ends.</summary>
    public IReadOnlyList<DaySpell> Spells { get; } = DaySpell.ListOf(row);
}
