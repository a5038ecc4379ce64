using CooperationGraph.Datasets;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Api;

/// <summary>The expected failures of resolvers, each with its code.</summary>
public static class ApiErrors
{
    public const string CountryUnknown = "COUNTRY_UNKNOWN";
    public const string IdUnknown = "ID_UNKNOWN";
    public const string CursorInvalid = "CURSOR_INVALID";
    public const string PageInvalid = "PAGE_INVALID";
    public const string SelectionInvalid = "SELECTION_INVALID";
    public const string RevisionNotKept = "REVISION_NOT_KEPT";
    public const string ChangesTooMany = "CHANGES_TOO_MANY";
    /// <summary>A note beside an answer, no error.</summary>
    public const string RevisionFirst = "REVISION_FIRST";
    public const string FieldUnknown = "FIELD_UNKNOWN";
    public const string OrderInvalid = "ORDER_INVALID";
    public const string GroupingInvalid = "GROUPING_INVALID";
    /// <summary>A note beside an answer, no error.</summary>
    public const string RangeEmpty = "RANGE_EMPTY";
    /// <summary>A note beside an answer, no error.</summary>
    public const string ValueUnknown = "VALUE_UNKNOWN";
    public const string TooManyIds = "TOO_MANY_IDS";
    // Notes beside paths.
    public const string PathsNone = "PATHS_NONE";
    public const string PathsMore = "PATHS_MORE";
    public const string PathsUnfinished = "PATHS_UNFINISHED";
    public const string HubsNotPassed = "HUBS_NOT_PASSED";
    public const string NodeNotThere = "NODE_NOT_THERE";

    public const string NumberOutOfRange = "NUMBER_OUT_OF_RANGE";

    private const int MaxShown = 100;

    public static FieldException UnknownCountry(string code, IEnumerable<(string Code, string Name)> known)
    {
        var countries = known.ToList();
        // A misspelt code is close to the code; whoever writes a name is close to the name.
        var nearest = countries.Count == 1
            ? [countries[0].Code]
            : countries.Where(each => each.Name.StartsWith(code, StringComparison.OrdinalIgnoreCase)).Select(each => each.Code)
                .Concat(NearestName.AllOf(code, countries.Select(each => each.Code), count: 3)).Distinct().Take(3).ToList();
        var names = countries.ToDictionary(each => each.Code, each => each.Name);
        return new(
            CountryUnknown,
            $"'{Shown(code)}' is no ISO 3166-1 alpha-3 code of a country." + (nearest.Count > 0 ? $" Near ones: {string.Join(", ", nearest.Select(each => $"{each} ({names[each]})"))}." : ""),
            new Dictionary<string, object?> { ["near"] = nearest });
    }

    public static FieldException UnknownId(string id, string expected, IReadOnlyList<string> nearest)
    {
        return new(
            IdUnknown,
            $"'{Shown(id)}' is no id of {expected}." + (nearest.Count > 0 ? $" Near ones: {string.Join(", ", nearest)}." : ""),
            new Dictionary<string, object?> { ["near"] = nearest });
    }

    public static FieldException UnknownField(string field, IEnumerable<string> known)
    {
        var nearest = NearestName.AllOf(field, known, count: 3);
        return new(
            FieldUnknown,
            $"'{Shown(field)}' is no column of the seed's files and no relationship type: write 'signed_on' or 'PARTY_TO'." + (nearest.Count > 0 ? $" Near ones: {string.Join(", ", nearest)}." : ""),
            new Dictionary<string, object?> { ["near"] = nearest });
    }

    public static FieldException NotKept(string revision, IReadOnlyList<string> known) =>
        new(
            RevisionNotKept,
            $"The revision '{Shown(revision)}' is not among those that can be compared: {string.Join(", ", known)}. 'revisions' lists them with their times.",
            new Dictionary<string, object?> { ["known"] = known });

    public static FieldException TooManyChanges(string from, string to, int most) =>
        new(ChangesTooMany, $"More than {most} nodes and relationships differ between '{from}' and '{to}': they have little in common. Compare two that are nearer to each other.", new Dictionary<string, object?> { ["max"] = most });

    public static FieldException InvalidOrder(string word) =>
        new(OrderInvalid, $"'orderBy' is {word}, but sums of different currencies or price bases have no order. Name one of 'currencies' and one of 'priceBases' in the filter, such as [\"USD\"] and [NOMINAL].");

    public static FieldException UnknownRegion(string region, IEnumerable<string> known)
    {
        var nearest = NearestName.AllOf(region, known, count: 3);
        return new(
            SelectionInvalid,
            $"'{Shown(region)}' is no region of UN M49 that a country lies in, by name or number." + (nearest.Count > 0 ? $" Near ones: {string.Join(", ", nearest)}." : ""),
            new Dictionary<string, object?> { ["near"] = nearest });
    }

    /// <summary>The text of a note: a filter lets through what has a text that nothing has.</summary>
    public static string UnknownValue(string field, string value, string plural, IReadOnlySet<string> known)
    {
        var nearest = NearestName.AllOf(value, known, count: 3);
        return $"'{field}' names '{Shown(value)}', which none of the {plural} has." + (nearest.Count > 0 ? $" Near ones: {string.Join(", ", nearest)}." : "");
    }

    public static FieldException OutOfRange(string argument, int value, int least, int most) =>
        new(NumberOutOfRange, $"'{argument}' is {value}; it may be {least} to {most}.", new Dictionary<string, object?> { ["argument"] = argument, ["min"] = least, ["max"] = most });

    public static FieldException TooMany(string argument, int count, int most) =>
        new(TooManyIds, $"'{argument}' holds {count}; at most {most} are allowed. Leave some out, or ask in several requests.", new Dictionary<string, object?> { ["argument"] = argument, ["max"] = most });

    public static FieldException InvalidCursor(string argument, string cursor) =>
        new(CursorInvalid, $"'{Shown(cursor)}' in '{argument}' is no cursor of this list in this order through this filter. Pass a cursor, startCursor or endCursor from a page of the same field of the same object, with the same orderBy, filter and asOf.");

    public static FieldException InvalidNext(string cursor) =>
        new(CursorInvalid, $"'{Shown(cursor)}' in 'after' is no cursor of these groups. Pass the value of 'next' from an answer of the same field, with the same by, orderBy, filter and asOf.");

    public static FieldException InvalidGrouping(IReadOnlyList<string> words, int most) =>
        new(GroupingInvalid, $"'by' is [{Shown(string.Join(", ", words))}]; it may hold 1 to {most} dimensions, each once.");

    public static FieldException InvalidPage(string message) => new(PageInvalid, message);

    /// <param name="help">How the rest is asked for.</param>
    public static FieldException InvalidPageSize(string argument, int value, int most, string help) =>
        new(PageInvalid, $"'{argument}' is {value}; it may be 0 to {most}. {help}", new Dictionary<string, object?> { ["argument"] = argument, ["min"] = 0, ["max"] = most });

    // A long text would come back with each error that it causes.
    private static string Shown(string text) => Beginning.Of(text, MaxShown);
}
