using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets;

/// <summary>Turns a cell's text into the value that its property holds, and back.</summary>
public static class CellValue
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The most digits before the point: every such number is a 64-bit integer too.</summary>
    internal const int MaxWholeDigits = 18;

    /// <summary>The most digits after the point; more are noise of a computation.</summary>
    internal const int MaxDecimals = 20;

    private static readonly object True = true;

    /// <summary>Whether the text is a value of the property's kind; the value of <c>false</c> is null, as that of an empty cell.</summary>
    public static bool TryParse(Property property, string text, out object? value)
    {
        value = text;
        switch (property.Kind)
        {
            case PropertyKind.Enumerated:
                // The same text for all nodes.
                value = property.Values.FirstOrDefault(word => word == text);
                return value is not null;
            case PropertyKind.Date:
                value = PartialDate.TryParse(text, out var date) ? date : null;
                return value is not null;
            case PropertyKind.Number:
                value = TryParseNumber(text, out var number) ? WithoutTrailingZeros(number) : null;
                return value is not null;
            case PropertyKind.Flag:
                value = text == "true" ? True : null;
                return text is "true" or "false";
            case PropertyKind.TextList:
                value = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } texts ? texts : null;
                return true;
            default:
                return true;
        }
    }

    // No more digits than a decimal and a double take without rounding, and no more before the point than a 64-bit integer has: all stores hold the same.
    private static bool TryParseNumber(string text, out decimal number)
    {
        number = 0;
        var digits = text.AsSpan().TrimStart("+-");
        var point = digits.IndexOf('.');
        var whole = (point < 0 ? digits : digits[..point]).TrimStart('0');
        var decimals = point < 0 ? [] : digits[(point + 1)..].TrimEnd('0');
        return whole.Length <= MaxWholeDigits && decimals.Length <= MaxDecimals && !digits.Contains('\0')
            && decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out number) && DoubleNumber.Holds(number);
    }

    /// <summary>The canonical text of a value; empty for null.</summary>
    public static string ToText(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "",
            string[] texts => string.Join(';', texts),
            decimal number => Canonical(number),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static string Canonical(decimal number) => WithoutTrailingZeros(number).ToString(CultureInfo.InvariantCulture);

    // Division keeps no more decimals than it needs.
    private static decimal WithoutTrailingZeros(decimal number) => number / 1.0000000000000000000000000000m;
}
