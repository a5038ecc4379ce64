using System.Text.Json.Nodes;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages.Lists;

/// <summary>One choice of the form above a list.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Path">Where the value stands in the filter: <c>parties.all[]</c> is one of a list.</param>
public sealed record ListFilter(string Name, string Label, string Path)
{
    /// <summary>The words that may be chosen; null for anything that is typed.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The label of the nodes that may be named by any of their names; null where a name means nothing.</summary>
    public NodeLabel? Named { get; init; }

    /// <summary>Whether it is chosen by a link, and the form only keeps it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether it is a variable of its own, and no part of the filter.</summary>
    public bool IsVariable { get; init; }

    /// <summary>A part of the filter that is true where this is chosen; null for none.</summary>
    public string? Also { get; init; }

    /// <summary>Whether it is a day.</summary>
    public bool IsDay { get; init; }

    /// <summary>What the filter takes for what was chosen, where it is not the text.</summary>
    public Func<string, JsonNode?> Read { get; init; } = text => JsonValue.Create(text);

    /// <summary>Puts a value where it stands in the filter.</summary>
    public void Put(JsonObject filter, string value)
    {
        if (Also is not null) filter[Also] = true;
        var parts = Path.TrimEnd('[', ']').Split('.');
        foreach (var part in parts[..^1])
        {
            if (filter[part] is not JsonObject below) filter[part] = below = [];
            filter = below;
        }

        if (!Path.EndsWith(']')) filter[parts[^1]] = Read(value);
        else if (filter[parts[^1]] is JsonArray values) values.Add(Read(value));
        else filter[parts[^1]] = new JsonArray(Read(value));
    }
}
