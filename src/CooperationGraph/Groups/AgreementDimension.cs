namespace CooperationGraph.Groups;

/// <summary>What agreements are counted by.</summary>
public enum AgreementDimension { Type, YearSigned, DecadeSigned, Country, Group, Sector, Status, Source }
