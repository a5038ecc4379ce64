using System.Globalization;
using CooperationGraph.Server.Caching;
using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Server.Http;

/// <summary>Which content coding a client wants, by its header <c>Accept-Encoding</c> with weights (RFC 9110, section 12.5.3).</summary>
internal static class AcceptedCodings
{
    /// <summary>
    /// The coding of the greatest weight: where they weigh the same Brotli before gzip, and the identity last. The identity as well where nothing is
    /// accepted, and before others only where it is named, or <c>*</c> stands for it.
    /// </summary>
    public static ContentCoding Choose(StringValues accepted)
    {
        if (accepted.Count == 0) return ContentCoding.Identity;
        double gzip = -1, brotli = -1, identity = -1, any = -1;
        foreach (var line in accepted)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var item = line.AsSpan()[range];
                var weight = 1.0;
                if (item.IndexOf(';') is >= 0 and var end)
                {
                    weight = WeightOf(item[(end + 1)..]);
                    item = item[..end];
                }

                item = item.Trim();
                if (item.Equals("br", StringComparison.OrdinalIgnoreCase)) brotli = weight;
                else if (item.Equals("gzip", StringComparison.OrdinalIgnoreCase) || item.Equals("x-gzip", StringComparison.OrdinalIgnoreCase)) gzip = weight;
                else if (item.Equals("identity", StringComparison.OrdinalIgnoreCase)) identity = weight;
                else if (item is "*") any = weight;
            }
        }

        if (brotli < 0) brotli = any;
        if (gzip < 0) gzip = any;
        if (identity < 0) identity = any;
        if (identity > brotli && identity > gzip) return ContentCoding.Identity;
        return brotli > 0 && brotli >= gzip ? ContentCoding.Brotli : gzip > 0 ? ContentCoding.Gzip : ContentCoding.Identity;
    }

    private static double WeightOf(ReadOnlySpan<char> parameter)
    {
        parameter = parameter.Trim();
        return parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            ? double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? weight : 0
            : 1;
    }
}
