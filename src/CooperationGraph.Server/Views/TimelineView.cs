using System.Globalization;
using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;
using CooperationGraph.Time;

namespace CooperationGraph.Server.Views;

/// <summary>What a country has agreed, where it has met and what was built there, on one axis: its address takes the choices of <see cref="TimelineChoice"/>.</summary>
internal sealed class TimelineView(TimeProvider clock) : IViewKind
{
    private const int ShownBefore = 2;

    public string Name => "timeline";

    public IReadOnlyList<string> Parameters { get; } = ["country", "with", "kind", "type", "from", "to", "asOf"];

    public IReadOnlyList<ViewColumn> Columns { get; } =
    [
        new("section", "What the row stands under: agreements, meetings or projects."),
        new("id", "The agreement, meeting or project."),
        new("name", "Its title or name."),
        new("event", "What happened: signed, in force, ended, planned from, planned to, met, begun, completed, and of a meeting that did not take place postponed or cancelled; empty where no date is known."),
        new("date", "When: a day, a month or a year."),
        new("group", "Of a meeting the mechanism; of an agreement its type."),
    ];

    public async Task<ViewAnswer> AskAsync(HttpContext http)
    {
        var choice = await TimelineChoice.ReadAsync(http.Request, PageRoutes.GraphOf(http), clock);
        var errors = choice.Errors.ToList();
        var query = errors.Count > 0 ? null : await PageQuery.RunAsync(http, "timeline", choice.Variables);
        errors.AddRange(query?.Errors ?? []);
        if (errors.Count > 0) return new(await PageQuery.RunAsync(http, "timeline", TimelineChoice.Nothing), errors, View: null, choice);

        var country = query!.Data.GetProperty("country");
        var items = TimelineItems.Of(country, choice).ToList();
        var rows = items.Select(item => item.Row).ToList();
        var day = DateOnly.ParseExact(choice.AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var years = YearsOf(rows, day, choice);
        var seen = rows.Where(row => row.Marks.Count == 0 || row.Marks.Any(mark => mark.On.Last.Year >= years.First && mark.On.First.Year <= years.Last) || row.Spans.Any(span => span.From.First.Year <= years.Last && (span.To?.Last.Year ?? day.Year) >= years.First)).ToList();
        var name = country.Text("name")!;
        var chinese = country.Text("chinese") is { } text && text != name ? $" ({text})" : "";
        var with = query.Data.TryGetProperty("counterpart", out var counterpart) ? $" with {counterpart.Text("name")}" : "";
        var caption = new Caption(
            $"{name}{chinese}: {string.Join(", ", choice.Kinds)}{with}",
            $"What is known, {years.First} to {years.Last}; what has not ended is drawn up to {Words.OfDate(choice.AsOf)}",
            $"A timeline from {years.First} to {years.Last} with {string.Join(", ", seen.CountBy(row => row.Section).Select(count => $"{count.Value} {(count.Value == 1 ? "row" : "rows")} of {count.Key.ToLowerInvariant()}")) switch { "" => "no rows", var counted => counted }}.",
            choice.AsOf,
            query.Data.Text("dataset", "revision")!,
            Origin.Of(http.Request) + "/timeline" + choice.Address,
            Origin.Of(http.Request) + "/docs/downloads#",
            View.SourcesOf(items.SelectMany(item => item.Citations)),
            [.. CutsOf(country), .. rows.Count > seen.Count ? [$"{rows.Count - seen.Count} more lie outside these years."] : Array.Empty<string>()]);
        var shown = seen.ToHashSet();
        var table = new ViewTable(Columns, [.. items.Where(item => shown.Contains(item.Row)).SelectMany(item => item.Table)]);
        return new(query, [], new(caption, width => new TimelineDrawing(seen, years, day, width), table, query, choice.Address), choice);
    }

    // The years of all that is dated, and of the day; what begins long before is cut where nothing else is chosen.
    private static (int First, int Last) YearsOf(List<TimelineRow> rows, DateOnly day, TimelineChoice choice)
    {
        var dates = rows.SelectMany(row => row.Marks.Select(mark => mark.On).Concat(row.Spans.Select(span => span.To ?? span.From))).ToList();
        var first = dates.Select(date => date.First).Where(first => first != DateOnly.MinValue).Select(first => first.Year).Append(day.Year).Min();
        var last = dates.Select(date => date.Last).Where(last => last != DateOnly.MaxValue).Select(last => last.Year).Append(day.Year).Max();
        var from = TimelineChoice.YearOf(choice.From) ?? Math.Min(first - 1, day.Year - ShownBefore);
        var to = TimelineChoice.YearOf(choice.To) ?? last;
        // Over other data a date may be anything.
        (from, to) = (Math.Clamp(from, TimelineChoice.FirstYear, TimelineChoice.LastYear), Math.Clamp(to, TimelineChoice.FirstYear, TimelineChoice.LastYear));
        return (Math.Min(from, to), Math.Max(from, to));
    }

    private static IEnumerable<string> CutsOf(JsonElement country)
    {
        foreach (var (list, shown, rest) in new[] { ("agreements", "edges", "choose a counterpart or types for the others"), ("projects", "nodes", "the others are on the page of the country") })
        {
            if (country.TryGetProperty(list, out var page) && page.GetProperty("totalCount").GetInt32() is var all && page.List(shown).Count() is var some && all > some)
                yield return $"{some} of {all} {list}: {rest}.";
        }
    }
}
