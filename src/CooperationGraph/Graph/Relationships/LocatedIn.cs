namespace CooperationGraph.Graph;

public static class LocatedIn
{
    public static readonly RelationshipType Type = new("LOCATED_IN", "located_in.csv", null, new RelationshipEnds(Project.Label, Country.Label));
    public static readonly EnumeratedProperty<LocationRole> Role = Type.Enumerated<LocationRole>("role", required: true);
}

/// <summary>What a country is to a project.</summary>
public enum LocationRole { Host, Transit, Origin, Destination, Partner }
