using System.Text.Json;

namespace CooperationGraph.Server.Pages.Nodes;

/// <summary>Numbers the sources of a page: those of the row as a whole first, then those of its parts, in the order in which they are met. What is no source has no number.</summary>
public sealed class Footnotes
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<JsonElement> _sources = [];

    /// <param name="node">A node with its citations and those of its parts.</param>
    /// <param name="before">What stands above it on the page.</param>
    public Footnotes(JsonElement node, params ReadOnlySpan<JsonElement> before)
    {
        foreach (var part in before) Walk(part);
        foreach (var citation in node.List("citations").OrderBy(citation => citation.Text("field") is not null)) Add(citation);
        if (node.ValueKind == JsonValueKind.Object)
            foreach (var part in node.EnumerateObject().Where(part => part.Name != "claims")) Walk(part.Value);
    }

    /// <param name="nodes">Several nodes with their citations, in the order of the page.</param>
    public Footnotes(IEnumerable<JsonElement> nodes)
    {
        foreach (var node in nodes) Walk(node);
    }

    /// <summary>The first has the number 1.</summary>
    public IReadOnlyList<JsonElement> Sources => _sources;

    /// <summary>The numbers of the sources of a fact, each once.</summary>
    public IEnumerable<int> Of(IEnumerable<JsonElement> citations) => citations.Select(citation => _numbers.GetValueOrDefault(IdOf(citation))).Where(number => number > 0).Distinct();

    private void Walk(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) Walk(item);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var citation in value.List("citations")) Add(citation);
            foreach (var part in value.EnumerateObject().Where(part => part.Name != "citations")) Walk(part.Value);
        }
    }

    private void Add(JsonElement citation)
    {
        if (citation.TryGetProperty("source", out var source) && _numbers.TryAdd(IdOf(citation), _sources.Count + 1)) _sources.Add(source);
    }

    private static string IdOf(JsonElement citation) => citation.Text("source", "id") ?? "";
}
