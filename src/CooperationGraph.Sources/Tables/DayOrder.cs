namespace CooperationGraph.Sources.Tables;

/// <summary>Which number stands first in a date such as <c>03/07/2019</c>.</summary>
public enum DayOrder { DayFirst, MonthFirst }
