namespace CooperationGraph.Serving;

/// <summary>A revision and the day that "today" is: what answers follow from.</summary>
public sealed record GraphOnDay(ServedGraph Graph, DateOnly Day);
