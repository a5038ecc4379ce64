using System.Text.Json;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages.Charts;

/// <summary>The values of one indicator of one reporter about one partner, as they follow each other.</summary>
internal static class Series
{
    /// <summary>Those of whole years, one for each: where several are told of a year the first, which the others stand beside as rivals.</summary>
    /// <param name="observations">Observations of an answer, with their period, value, unit and comparison.</param>
    public static IReadOnlyList<YearPoint> OfYears(IEnumerable<JsonElement> observations) =>
        [.. observations.Where(IsOfYear).GroupBy(each => int.Parse(each.Text("period", "to")![..4], System.Globalization.CultureInfo.InvariantCulture)).OrderBy(year => year.Key)
            .Select(year => new YearPoint(year.Key, year.First().GetProperty("value").GetDecimal(), Measured.Of(year.First())))];

    private static bool IsOfYear(JsonElement observation) =>
        observation.Text("period", "from") is { Length: 10 } from && observation.Text("period", "to") is { Length: 10 } to && from == to[..4] + "-01-01" && to.EndsWith("-12-31", StringComparison.Ordinal)
        && !observation.Is("comparison", Comparison.Range);
}
