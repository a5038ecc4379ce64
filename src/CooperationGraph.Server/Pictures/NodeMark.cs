using System.Text.Json;

namespace CooperationGraph.Server.Pictures;

/// <summary>How nodes of a label are drawn: by shape and by colour, so that neither is needed to tell them apart.</summary>
/// <param name="Label">The name of the label; empty in the last one, which is for all others, such as sources.</param>
/// <param name="Path">The shape as SVG path data around 0 0, about 16 units wide.</param>
/// <param name="Colour">On white.</param>
/// <param name="Dark">The same where the reader's browser is dark.</param>
internal sealed record NodeMark(string Label, string Path, string Colour, string Dark)
{
    /// <summary>In the order in which a picture groups them: who cooperates, by what, where it is agreed, and on what. The script has the same file.</summary>
    public static IReadOnlyList<NodeMark> All { get; } = Read();

    private static readonly Dictionary<string, int> Orders = All.Index().ToDictionary(each => each.Item.Label, each => each.Index);

    /// <summary>By which the style sheet knows its colour.</summary>
    public string Class => $"n-{(Label.Length > 0 ? Label : "other")}";

    public static NodeMark Of(string label) => All[OrderOf(label)];

    public static int OrderOf(string label) => Orders.TryGetValue(label, out var order) ? order : All.Count - 1;

    private static NodeMark[] Read()
    {
        using var file = typeof(NodeMark).Assembly.GetManifestResourceStream("marks.json")!;
        return JsonSerializer.Deserialize<NodeMark[]>(file, JsonSerializerOptions.Web)!;
    }
}
