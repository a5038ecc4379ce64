namespace CooperationGraph.Server.Pages.Charts;

/// <summary>A value of a year.</summary>
public readonly record struct YearPoint(int Year, decimal Value);
