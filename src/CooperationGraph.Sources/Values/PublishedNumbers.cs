using System.Globalization;
using System.Text.RegularExpressions;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Sources.Values;

/// <summary>Reads numbers as they are published: with separators of thousands, exponents, the sign or code of a currency, and words such as million.</summary>
internal static partial class PublishedNumbers
{
    // Of a longer text every part would be tried as one.
    private const int MaxLength = 100;

    private static readonly Dictionary<string, string> Currencies =
        new[] { ("US$", "USD"), ("$", "USD"), ("U.S.$", "USD"), ("RMB", "CNY"), ("¥", "CNY"), ("CN¥", "CNY"), ("€", "EUR"), ("£", "GBP") }.ToDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, decimal> Multipliers =
        new[] { ("thousand", 1e3m), ("k", 1e3m), ("million", 1e6m), ("millions", 1e6m), ("mn", 1e6m), ("mln", 1e6m), ("m", 1e6m), ("billion", 1e9m), ("billions", 1e9m), ("bn", 1e9m), ("bln", 1e9m), ("trillion", 1e12m) }
            .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A sum of money of 0 or more, in the form of the seed, with the code of the currency where the text names one. Null where it cannot be told what the text means.</summary>
    public static (string Value, string? Currency)? ReadSum(string text)
    {
        if (text.Length > MaxLength || Sum().Match(text) is not { Success: true } match) return null;
        string? currency = null;
        foreach (var group in (ReadOnlySpan<string>)["before", "after"])
        {
            if (match.Groups[group] is not { Success: true, Value: var sign }) continue;
            var code = Currencies.GetValueOrDefault(sign, sign.ToUpperInvariant());
            if (!Vocabulary.Currencies.Contains(code) || (currency is not null && currency != code)) return null;
            currency = code;
        }

        var multiplier = match.Groups["multiplier"] is { Success: true, Value: var word } ? Multipliers.GetValueOrDefault(word, -1) : 1;
        return multiplier > 0 && Read(match.Groups["number"].Value, multiplier) is { } value ? (value, currency) : null;
    }

    /// <summary>A whole number of 0 or more, such as that of a record: <c>39539</c> of <c>39,539</c>, <c>39539.0</c> or <c>3.9539E+04</c>. Null for any other text.</summary>
    public static string? ReadWhole(string text) => Read(text, 1) is { } value && value.All(char.IsAsciiDigit) ? value : null;

    // 1,234 is grouped, and so are 1 234 and 1'234; 1,5 and 1.234,5 may be anything.
    private static string? Read(string text, decimal multiplier)
    {
        if (text.Length > MaxLength || Number().Match(text) is not { Success: true } match) return null;
        if (match.Groups["separator"] is { Success: true, Value: var separator }) text = text.Replace(separator, "", StringComparison.Ordinal);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rounded) || rounded is < 0 or >= 1e18) return null;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        try
        {
            number *= multiplier;
            if (!DoubleNumber.Holds(number)) number = DoubleNumber.ToDecimal(DoubleNumber.Of(number));
        }
        catch (OverflowException)
        {
            return null;
        }

        return CellValue.ToText(number);
    }

    [GeneratedRegex(@"^(?<before>[A-Za-z]{3}|US\$|U\.S\.\$|CN¥|[$¥€£])?\s?(?<number>[0-9]([0-9.,'’\s]*[0-9])?([eE][+-]?[0-9]+)?)\s?(?<multiplier>thousand|millions?|billions?|trillion|mn|mln|bn|bln|[mk])?\s?(?<after>[A-Za-z]{3}|[¥€])?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sum();

    [GeneratedRegex(@"^([0-9]{1,3}(?<separator>[,\s'’])[0-9]{3}(\k<separator>[0-9]{3})*|[0-9]+)(\.[0-9]+)?([eE][+-]?[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
