using System.Text.Json;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages;

/// <summary>A measured value as people say it: <c>about US$70.2 billion</c>, <c>20%</c>, <c>152 documents</c>.</summary>
internal static class Measured
{
    // What is counted may be large units: 0.4 of a billion cubic metres is not none.
    private const decimal Millions = 1e6m;

    private const string ConstantPrices = "_constant_";

    // What only the trade knows by its letters.
    private static readonly Dictionary<string, string> Spelled = new() { ["bcm"] = "billion cubic metres" };

    /// <param name="observation">An <c>Observation</c> of an answer, with its value, unit and comparison.</param>
    public static string Of(JsonElement observation)
    {
        var comparison = observation.Text("comparison") is { } word && word != Comparison.Equal.Word() && word != Comparison.Range.Word() ? Words.OfValue("comparison", word) + " " : "";
        var unit = observation.Text("unit") ?? "";
        var upper = observation.TryGetProperty("valueMax", out var max) && max.ValueKind == JsonValueKind.Number ? $" to {Of(max.GetDecimal(), unit)}" : "";
        return comparison + Of(observation.GetProperty("value").GetDecimal(), unit) + upper;
    }

    /// <param name="unit">A currency, one in prices of a year, <c>percent</c>, or what is counted.</param>
    public static string Of(decimal value, string unit) =>
        unit == "percent" ? Money.Grouped(value) + "%"
        : CurrencyOf(unit) is { } currency ? Money.Of(value, currency)
        : (Math.Abs(value) < Millions ? Money.Grouped(value) : Money.Of(value, currency: null)) + (unit.Length > 0 ? " " + NameOf(unit) : "");

    /// <summary>What a unit is called beside the numbers of a table or a chart.</summary>
    public static string NameOf(string unit) =>
        unit.IndexOf(ConstantPrices, StringComparison.Ordinal) is > 0 and var at ? $"{unit[..at]}, constant prices of {unit[(at + ConstantPrices.Length)..]}" : Spelled.GetValueOrDefault(unit) ?? unit.Replace('_', ' ');

    private static string? CurrencyOf(string unit)
    {
        var code = unit.Split('_')[0];
        return code.Length == 3 && code.All(char.IsAsciiLetterUpper) ? code : null;
    }
}
