namespace CooperationGraph.Groups;

/// <summary>What observations are counted by.</summary>
public enum ObservationDimension { Indicator, Unit, Year, Decade, Reporter, Partner, Source }
