namespace CooperationGraph.Graph;

public static class AdoptedAt
{
    public static readonly RelationshipType Type = new("ADOPTED_AT", "adopted_at.csv", null, new RelationshipEnds(Agreement.Label, Meeting.Label));
    public static readonly Property<bool> Unverified = Type.Flag("unverified");
    public static readonly Property<string> Note = Type.Text("note");
}
