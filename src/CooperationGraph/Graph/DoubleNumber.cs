using System.Globalization;

namespace CooperationGraph.Graph;

/// <summary>
/// Numbers as clients and databases hold them, IEEE 754 doubles. A decimal number passes through one unchanged exactly if it is the shortest text of
/// that double, which holds of all with up to 15 digits and of what was computed in doubles (Steele and White 1990).
/// </summary>
public static class DoubleNumber
{
    // By text both ways: the casts of .NET round a second time.
    public static double Of(decimal number) => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <exception cref="OverflowException">No decimal is that large.</exception>
    public static decimal ToDecimal(double number) => decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Whether nothing is lost.</summary>
    public static bool Holds(decimal number) => ToDecimal(Of(number)) == number;
}
