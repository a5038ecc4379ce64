using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class Mechanism
{
    public static readonly NodeLabel Label = new("Mechanism", "mechanism", "mechanisms.csv");
    public static readonly Property<string> NameEn = Label.Caption("name_en");
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly EnumeratedProperty<MechanismLevel> Level = Label.Enumerated<MechanismLevel>("level", required: true, filter: "levels");
    public static readonly Property<PartialDate> EstablishedOn = Label.Date("established_on");
    public static readonly Property<string> Frequency = Label.Text("frequency");
    public static readonly EnumeratedProperty<MechanismStatus> Status = Label.Enumerated<MechanismStatus>("status");
    public static readonly EnumeratedProperty<Confidence> Confidence = Label.Enumerated<Confidence>("confidence");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly Spell Spell = Label.Lasts(EstablishedOn);
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(NameEn, EstablishedOn);
}

/// <summary>Who meets in a mechanism.</summary>
public enum MechanismLevel { HeadOfState, VicePremier, Minister, ViceMinister, Secretariat, Business, Forum, Dialogue, Platform }

/// <summary>Whether a mechanism still meets.</summary>
public enum MechanismStatus { Active, Dormant, Ended }
