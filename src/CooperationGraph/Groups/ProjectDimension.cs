namespace CooperationGraph.Groups;

/// <summary>What projects are counted by.</summary>
public enum ProjectDimension { Status, YearCompleted, DecadeCompleted, Country, Group, Sector, Participant, Source }
