namespace CooperationGraph.Server.Pages.Charts;

/// <summary>A value of a year.</summary>
/// <param name="Words">How it is said, where it is not exact: <c>more than 152 documents</c>; null where the number alone says it.</param>
public readonly record struct YearPoint(int Year, decimal Value, string? Words = null);
