using CooperationGraph.Resolvers;

namespace CooperationGraph.Api;

/// <summary>The custom scalars of the schema.</summary>
internal static class Scalars
{
    public static readonly IReadOnlyList<CustomScalar> All =
    [
        new("Date", static text => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) ? date : null, "Write a day as \"YYYY-MM-DD\"."),
        new("PartialDate"), new("Revision"), new("DateTime"), new("CountryCode"), new("Decimal"),
    ];
}
