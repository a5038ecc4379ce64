using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class PartyTo
{
    public static readonly RelationshipType Type =
        new("PARTY_TO", "party_to.csv", null, new(Country.Label, Agreement.Label), new(CountryGroup.Label, Agreement.Label), new(Organization.Label, Agreement.Label));

    public static readonly EnumeratedProperty<PartyRole> Role = Type.Enumerated<PartyRole>("role", required: true);
    public static readonly Property<string> NameAsGiven = Type.Text("name_as_given");

    /// <summary>Where a date of the party is empty, that of the agreement is its own (<see cref="Agreements.PartyTerms"/>).</summary>
    public static readonly Property<PartialDate> SignedOn = Type.Date("signed_on");
    public static readonly Property<PartialDate> RatifiedOn = Type.Date("ratified_on");
    public static readonly Property<PartialDate> ProvisionalFrom = Type.Date("provisional_from");
    public static readonly Property<PartialDate> InForceOn = Type.Date("in_force_on");
    public static readonly Property<PartialDate> WithdrawnOn = Type.Date("withdrawn_on");
    public static readonly Property<bool> Unverified = Type.Flag("unverified");
    public static readonly Property<string> Note = Type.Text("note");
}

/// <summary>As what a country, group or organization stands in an agreement.</summary>
public enum PartyRole { Party, Signatory, Acceded, Successor, Territory, Observer }
