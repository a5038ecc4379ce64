namespace CooperationGraph.Graph;

public static class PartyTo
{
    public static readonly RelationshipType Type =
        new("PARTY_TO", "party_to.csv", null, new(Country.Label, Agreement.Label), new(CountryGroup.Label, Agreement.Label));

    public static readonly Property<string> Role = Type.Enumerated("role", Vocabulary.PartyRoles, required: true);
    public static readonly Property<string> NameAsGiven = Type.Text("name_as_given");
}
