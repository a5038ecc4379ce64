using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class ParticipatesIn
{
    public static readonly RelationshipType Type =
        new("PARTICIPATES_IN", "participates_in.csv", null, new(Country.Label, Mechanism.Label), new(CountryGroup.Label, Mechanism.Label), new(Organization.Label, Mechanism.Label));

    public static readonly EnumeratedProperty<ParticipationRole> Role = Type.Enumerated<ParticipationRole>("role");
    public static readonly Property<PartialDate> ValidFrom = Type.Date("valid_from");
    public static readonly Property<PartialDate> ValidTo = Type.Date("valid_to");
    public static readonly Property<bool> Unverified = Type.Flag("unverified");
    public static readonly Property<string> Note = Type.Text("note");
    public static readonly Spell Spell = Type.Lasts(ValidFrom, ValidTo);
}

/// <summary>As what somebody takes part in a mechanism.</summary>
public enum ParticipationRole { Member, Observer, Partner }
