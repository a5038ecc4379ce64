using System.Text.Json;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages.Nodes;

/// <summary>Which citations of an object of an answer stand beside which of its fields: what the core found, read from <c>field</c> and <c>exceptFields</c>.</summary>
internal static class FactSources
{
    // The relationships that a field of nodes shows, where its name is not theirs.
    private static readonly Dictionary<string, RelationshipType[]> Relationships = new()
    {
        ["agreements"] = [PartyTo.Type],
        ["discussedAt"] = [Links.Discussed],
        ["indicator"] = [Links.Of],
        ["lenders"] = [Links.LentBy],
        ["mechanism"] = [Links.MeetingOf],
        ["participants"] = [ParticipatesIn.Type],
        ["partner"] = [Links.About],
        ["project"] = [Links.Finances],
        ["recipients"] = [Links.ReceivedBy],
        ["reporter"] = [Links.ReportedBy],
        ["sector"] = [Links.InSector],
        ["sectors"] = [Links.Covers, Links.InSector],
    };

    /// <summary>The citations of the object as a whole; of a node none that states one of its relationships, of a relationship also those that state it.</summary>
    public static IEnumerable<JsonElement> OfWhole(JsonElement item) =>
        item.List("citations").Where(citation => citation.Text("field") is not { } field || (!item.TryGetProperty("id", out _) && char.IsAsciiLetterUpper(field[0]) && !field.Contains('.', StringComparison.Ordinal)));

    /// <summary>Whether something is said of single ones of the relationships that a field of a page's node shows.</summary>
    public static bool HasClaimsOn(JsonElement page, string field) => ClaimsOn(page, field).Any() || ConflictsFromOtherEnds(page, field).Any();

    /// <summary>
    /// What stands beside one of the nodes that a field of a page's node shows: the claims that state that relationship; where there is none, the citations of the
    /// row that it belongs to, without the sources that deny it.
    /// </summary>
    public static List<JsonElement> OfRelated(JsonElement page, string field, JsonElement item)
    {
        var about = ClaimsOn(page, field).ToList();
        var own = about.FindAll(claim => claim.Is("stance", Stance.Asserts) && claim.Text("value") == item.Text("id") && claim.Text("source", "kind") != SourceKind.Unverified.Word());
        if (own.Count > 0) return own;
        // What is denied from the other end is said of that one.
        var ends = ConflictsFromOtherEnds(page, field).Where(conflict => conflict.Text("subject", "id") == item.Text("id")).SelectMany(conflict => conflict.List("claims"));
        var denying = about.FindAll(claim => claim.Is("stance", Stance.Denies) ? claim.Text("value") is not { } other || other == item.Text("id") : IsOnlyOne(claim))
            .Concat(ends.Where(claim => claim.Is("stance", Stance.Denies))).Select(claim => claim.Text("source", "id")).ToHashSet();
        var row = item.TryGetProperty("citations", out _) ? item : page;
        return [.. row.List("citations").Where(citation => citation.Text("field") is null && !denying.Contains(citation.Text("source", "id")))];
    }

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
            _ => [Words.ColumnOf(field), Words.ColumnOf(field) + "_en", .. Relationships.GetValueOrDefault(field)?.Select(type => type.Name) ?? [Words.ColumnOf(field).ToUpperInvariant()]],
        };

    // Of what a node has one of, who names another denies this one.
    private static bool IsOnlyOne(JsonElement claim) => claim.Text("value") is not null && GraphModel.RelationshipTypes.Any(type => type.Name == claim.Text("field") && type.IsOnlyOne);

    private static IEnumerable<JsonElement> ConflictsFromOtherEnds(JsonElement page, string field)
    {
        var columns = ColumnsOf(field).ToList();
        return page.List("conflicts").Where(conflict => conflict.Text("subject", "id") != page.Text("id") && conflict.Text("field") is { } of && columns.Contains(of));
    }

    private static IEnumerable<JsonElement> ClaimsOn(JsonElement page, string field)
    {
        var types = ColumnsOf(field).Where(name => char.IsAsciiLetterUpper(name[0])).ToList();
        return page.List("claims").Where(claim => claim.Text("field") is { } of && types.Contains(of) && !claim.Is("rank", Rank.Deprecated));
    }

    // Of a column of a relationship a row of it has the column.
    private static IEnumerable<JsonElement> OwnOf(JsonElement item, List<string> columns) => item.List("citations").Where(citation => citation.Text("field") is { } of && columns.Contains(of[(of.IndexOf('.', StringComparison.Ordinal) + 1)..]));

    private static bool Excepts(JsonElement citation, List<string> columns) => citation.List("exceptFields").Any(column => columns.Contains(column.GetString()!));
}
