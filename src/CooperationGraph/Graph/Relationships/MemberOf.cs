using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class MemberOf
{
    public static readonly RelationshipType Type = new("MEMBER_OF", "member_of.csv", null, new(Country.Label, CountryGroup.Label), new(CountryGroup.Label, CountryGroup.Label));
    public static readonly Property<PartialDate> ValidFrom = Type.Date("valid_from");
    public static readonly Property<PartialDate> ValidTo = Type.Date("valid_to");
    public static readonly Property<bool> Unverified = Type.Flag("unverified");
    public static readonly Property<string> Note = Type.Text("note");
    public static readonly Spell Spell = Type.Lasts(ValidFrom, ValidTo);
}
