namespace CooperationGraph.Graph;

public static class TakesPartIn
{
    public static readonly RelationshipType Type = new("TAKES_PART_IN", "takes_part_in.csv", null, new RelationshipEnds(Organization.Label, Project.Label));
    public static readonly EnumeratedProperty<ParticipantRole> Role = Type.Enumerated<ParticipantRole>("role", required: true);
    public static readonly Property<decimal> SharePercent = Type.Number("share_percent");
    public static readonly Property<bool> Unverified = Type.Flag("unverified");
}

/// <summary>What an organization is to a project.</summary>
public enum ParticipantRole { Developer, Owner, Partner, Contractor, Lender, Shareholder }
