using System.Text.Json;

namespace CooperationGraph.Server.Pages;

/// <summary>Which citations of an object of an answer stand beside which of its fields: what the core found, read from <c>field</c> and <c>exceptFields</c>.</summary>
internal static class FactSources
{
    /// <summary>The citations of the object as a whole.</summary>
    public static IEnumerable<JsonElement> OfWhole(JsonElement item) =>
        item.List("citations").Where(citation => citation.Text("field") is not { } field || char.IsAsciiLetterUpper(field[0]));

    /// <summary>The citations that state the value of a field; where there is none, those of the whole that do not except it.</summary>
    public static List<JsonElement> Of(JsonElement item, string field)
    {
        var columns = ColumnsOf(field).ToList();
        var own = OwnOf(item, columns).ToList();
        return own.Count > 0 ? own : [.. item.List("citations").Where(citation => citation.Text("field") is null && !Excepts(citation, columns))];
    }

    /// <summary>Whether a field has other sources than the object as a whole.</summary>
    public static bool Differ(JsonElement item, string field)
    {
        var columns = ColumnsOf(field).ToList();
        return OwnOf(item, columns).Any() || item.List("citations").Any(citation => Excepts(citation, columns));
    }

    /// <summary>The columns that a field shows, or the relationship of such a name.</summary>
    public static IEnumerable<string> ColumnsOf(string field) =>
        field switch
        {
            "recordedStatus" => ["status"],
            "chinese" => ["name_zh", "title_zh"],
            "russian" => ["name_ru", "title_ru"],
            "period" => ["period_to"],
            "min" => ["value"],
            "max" => ["value_max"],
            _ => [Words.ColumnOf(field), Words.ColumnOf(field) + "_en", Words.ColumnOf(field).ToUpperInvariant()],
        };

    private static IEnumerable<JsonElement> OwnOf(JsonElement item, List<string> columns) => item.List("citations").Where(citation => citation.Text("field") is { } of && columns.Contains(of));

    private static bool Excepts(JsonElement citation, List<string> columns) => citation.List("exceptFields").Any(column => columns.Contains(column.GetString()!));
}
