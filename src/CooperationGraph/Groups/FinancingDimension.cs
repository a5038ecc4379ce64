namespace CooperationGraph.Groups;

/// <summary>What financings are counted by.</summary>
public enum FinancingDimension { FlowType, Status, YearCommitted, DecadeCommitted, Country, Group, Sector, Lender, Source }
