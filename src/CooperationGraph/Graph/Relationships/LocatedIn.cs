namespace CooperationGraph.Graph;

public static class LocatedIn
{
    public static readonly RelationshipType Type = new("LOCATED_IN", "located_in.csv", null, new RelationshipEnds(Project.Label, Country.Label));
    public static readonly Property<string> Role = Type.Enumerated("role", Vocabulary.LocationRoles, required: true);
}
