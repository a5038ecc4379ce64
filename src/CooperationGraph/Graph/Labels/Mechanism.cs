using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class Mechanism
{
    public static readonly NodeLabel Label = new("Mechanism", "mechanism", "mechanisms.csv");
    public static readonly Property<string> NameEn = Label.Text("name_en", required: true, searched: true);
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> Level = Label.Enumerated("level", Vocabulary.MechanismLevels, required: true);
    public static readonly Property<PartialDate> EstablishedOn = Label.Date("established_on");
    public static readonly Property<string> Frequency = Label.Text("frequency");
    public static readonly Property<string> Status = Label.Enumerated("status", Vocabulary.MechanismStatuses);
    public static readonly Property<string> Confidence = Label.Enumerated("confidence", Vocabulary.Confidences);
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly Spell Spell = Label.Lasts(EstablishedOn);
}
