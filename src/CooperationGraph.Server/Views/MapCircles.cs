using System.Globalization;
using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Views;

/// <summary>
/// What circles on the map stand for: how many projects lie in a country, how many financings it received, or what they come to. Money is that of one kind, currency and price basis alone, of
/// which most records are: nothing is added across them.
/// </summary>
internal sealed class MapCircles
{
    public const string Projects = "projects";
    public const string Financings = "financings";
    public const string Money = "money";

    private readonly Dictionary<string, decimal> _values = [];
    private readonly Func<decimal, string> _words;

    private MapCircles(Func<decimal, string> words) => _words = words;

    public static IReadOnlyList<string> Kinds { get; } = [Projects, Financings, Money];

    /// <summary>What they count, as a heading.</summary>
    public string Title { get; private init; } = "";

    /// <summary>What must be known of them, in a sentence.</summary>
    public string Note { get; private init; } = "";

    /// <summary>Who says so, each once.</summary>
    public IReadOnlyList<string> Sources { get; private set; } = [];

    /// <summary>Null where the choice has none.</summary>
    /// <param name="data">The answer to <c>map.graphql</c>.</param>
    public static MapCircles? Of(JsonElement data, MapChoice choice)
    {
        if (Read(data, choice) is not { } circles) return null;
        circles.Sources = [.. data.GetProperty(choice.Circles == Projects ? "projectSources" : "financingSources").List("groups").Select(group => group.List("keys").Single().GetProperty("node")).Select(source => source.Text("publisher") ?? source.Text("title")).OfType<string>().Distinct()];
        return circles;
    }

    /// <summary>The value of a country by its id; null where there is none.</summary>
    public decimal? ValueOf(string id) => _values.TryGetValue(id, out var value) ? value : null;

    /// <summary>A value as people say it.</summary>
    public string WordsOf(decimal value) => _words(value);

    private static MapCircles? Read(JsonElement data, MapChoice choice) => choice.Circles switch
    {
        Projects => Counted(data.GetProperty("projectGroups"), "Projects", "Circles: how many projects of this dataset lie in the country or link it, whatever their dates; one in two countries counts in both."),
        Financings => Counted(data.GetProperty("financingGroups"), "Financings", $"Circles: how many financings of this dataset the country received, {CommittedBy(choice)}; one of several countries counts in each."),
        Money => Summed(data.GetProperty("financingGroups"), choice),
        _ => null,
    };

    private static MapCircles Counted(JsonElement groups, string title, string note)
    {
        var circles = new MapCircles(value => $"{Pages.Money.Grouped(value)} {(value == 1 ? title.ToLowerInvariant()[..^1] : title.ToLowerInvariant())}") { Title = title, Note = note };
        foreach (var group in groups.List("groups"))
            if (group.List("keys").Single().Text("value") is { } country) circles._values[country] = group.GetProperty("count").GetInt32();
        return circles;
    }

    private static MapCircles Summed(JsonElement groups, MapChoice choice)
    {
        var totals = groups.List("groups").Where(group => group.List("keys").Single().Text("value") is not null)
            .SelectMany(group => group.GetProperty("amounts").List("totals").Where(total => total.Text("max") is not null).Select(total => (Country: group.List("keys").Single().Text("value")!, Total: total)))
            .GroupBy(each => (Kind: each.Total.Text("kind")!, Currency: each.Total.Text("currency")!, Basis: each.Total.Text("priceBasis")!, Year: each.Total.Text("baseYear"))).MaxBy(group => group.Sum(each => each.Total.GetProperty("count").GetInt32()));
        var (currency, prices) = totals is null ? ("", "") : (totals.Key.Currency, totals.Key.Basis == PriceBasis.Constant.Word() ? $" in constant prices of {totals.Key.Year}" : "");
        var circles = new MapCircles(value => Pages.Money.Of(value, currency))
        {
            Title = totals is null ? "Money" : $"{Words.Capitalized(Words.OfWord(totals.Key.Kind))}, {currency}{prices}",
            Note = totals is null
                ? "Circles: no sums are known."
                : $"Circles: sums ({Words.OfWord(totals.Key.Kind)}, {currency}{prices}) of financings {CommittedBy(choice)}, {(totals.Any(each => each.Total.Text("min") != each.Total.Text("max")) ? "of a range its higher end, " : "")}one of several countries in each; those of another kind, currency or price basis, and those without a sum, are not in them.",
        };
        foreach (var (country, total) in totals ?? Enumerable.Empty<(string Country, JsonElement Total)>()) circles._values[country] = total.GetProperty("max").GetDecimal();
        return circles;
    }

    // A year or a month may be that of a later day.
    private static string CommittedBy(MapChoice choice) => $"committed by {Words.OfDate(choice.AsOf)} or in a year or month that had begun by then";
}
