using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets;

/// <summary>Turns a cell's text into the value that its property holds, and back.</summary>
public static class CellValue
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly object True = true;

    /// <summary>Whether the text is a value of the property's kind; the value of <c>false</c> is null, as that of an empty cell.</summary>
    public static bool TryParse(Property property, string text, out object? value)
    {
        value = text;
        switch (property.Kind)
        {
            case PropertyKind.Enumerated:
                return property.Values.Contains(text);
            case PropertyKind.Date:
                value = PartialDate.TryParse(text, out var date) ? date : null;
                return value is not null;
            case PropertyKind.Number:
                value = decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out var number) && DoubleNumber.Holds(number) ? WithoutTrailingZeros(number) : null;
                return value is not null;
            case PropertyKind.Flag:
                value = text == "true" ? True : null;
                return text is "true" or "false";
            case PropertyKind.TextList:
                value = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                return true;
            default:
                return true;
        }
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
