using System.Globalization;
using System.Text.Json;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages;

/// <summary>A sum as people say it: <c>about US$4.7 billion</c>.</summary>
internal static class Money
{
    // Those that are known by a sign of their own; every other currency by its code.
    private static readonly Dictionary<string, string> Signs = new() { ["USD"] = "US$", ["EUR"] = "€", ["GBP"] = "£", ["JPY"] = "¥" };
    private static readonly (decimal Unit, string Name)[] Scales = [(1e12m, " trillion"), (1e9m, " billion"), (1e6m, " million")];

    private const decimal InWhole = 1000;

    /// <param name="amount">An <c>Amount</c> of an answer, with its comparison, bounds and currency.</param>
    public static string Of(JsonElement amount)
    {
        var (min, max, currency) = (amount.GetProperty("min").GetDecimal(), amount.GetProperty("max").GetDecimal(), amount.Text("currency"));
        var comparison = amount.Text("comparison") is { } word && word != Comparison.Equal.Word() && word != Comparison.Range.Word() ? Words.OfValue("comparison", word) + " " : "";
        return min == max ? comparison + Of(min, currency) : $"{Of(min, currency)} to {Of(max, currency)}";
    }

    /// <param name="total">An <c>AmountTotal</c> of an answer in US dollars, with its bounds and comparisons: what is not exact in one of its sums is said of it.</param>
    public static string OfTotal(JsonElement total)
    {
        var (min, max) = (Of(total.GetProperty("min").GetDecimal(), "USD"), Of(total.GetProperty("max").GetDecimal(), "USD"));
        var inexact = total.List("comparisons").Select(word => word.GetString()!).Where(word => word != Comparison.Equal.Word() && word != Comparison.Range.Word()).Select(word => $"“{Words.OfValue("comparison", word)}”").ToList();
        return (min == max ? min : $"{min} to {max}") + (inexact.Count > 0 ? $" (of some sums it is said {string.Join(", ", inexact)})" : "");
    }

    /// <summary>The prices in which an <c>Amount</c> is counted: <c>constant prices of 2021</c>.</summary>
    public static string PricesOf(JsonElement amount) => Words.OfWord(amount.Text("priceBasis") ?? "") + (amount.Text("baseYear") is { } year ? $" of {year}" : "");

    /// <summary>From a million on in millions, billions or trillions to four digits, below it in whole, below a thousand in hundredths; a currency in front.</summary>
    public static string Of(decimal value, string? currency)
    {
        var (unit, name) = Scales.FirstOrDefault(scale => Math.Abs(value) >= scale.Unit);
        var number = unit == 0 ? Grouped(decimal.Round(value, Math.Abs(value) < InWhole ? 2 : 0)) : Grouped(decimal.Round(value / unit, Math.Abs(value / unit) switch { < 10 => 3, < 100 => 2, _ => 1 })) + name;
        return currency is null ? number : Signs.TryGetValue(currency, out var sign) ? sign + number : $"{currency} {number}";
    }

    /// <summary>A number with separators between thousands.</summary>
    public static string Grouped(decimal value) => value.ToString("#,0.####################", CultureInfo.InvariantCulture);
}
