namespace CooperationGraph.Graph;

public static class PartyTo
{
    public static readonly RelationshipType Type =
        new("PARTY_TO", "party_to.csv", null, new(Country.Label, Agreement.Label), new(CountryGroup.Label, Agreement.Label), new(Organization.Label, Agreement.Label));

    public static readonly EnumeratedProperty<PartyRole> Role = Type.Enumerated<PartyRole>("role", required: true);
    public static readonly Property<string> NameAsGiven = Type.Text("name_as_given");
}

/// <summary>As what a country, group or organization stands in an agreement.</summary>
public enum PartyRole { Party, Signatory }
