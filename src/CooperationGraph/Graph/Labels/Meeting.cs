using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class Meeting
{
    public static readonly NodeLabel Label = new("Meeting", "meeting", "meetings.csv");
    public static readonly Property<string> NameEn = Label.Caption("name_en");
    public static readonly Property<PartialDate> StartsOn = Label.Date("starts_on", filter: "starts");
    public static readonly Property<PartialDate> EndsOn = Label.Date("ends_on");
    public static readonly Property<string> City = Label.Text("city");
    public static readonly EnumeratedProperty<MeetingFormat> Format = Label.Enumerated<MeetingFormat>("format");

    /// <summary>Empty where it goes by its dates.</summary>
    public static readonly EnumeratedProperty<MeetingStatus> Status = Label.Enumerated<MeetingStatus>("status", filter: "status");
    public static readonly EnumeratedProperty<Confidence> Confidence = Label.Enumerated<Confidence>("confidence");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly Spell Spell = Label.Lasts(StartsOn);
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(StartsOn, NameEn);
}

/// <summary>How a meeting was held.</summary>
public enum MeetingFormat { InPerson, Video, Hybrid }

/// <summary>Whether a meeting took place. The dates of one that did not are those for which it was called.</summary>
public enum MeetingStatus { Held, Postponed, Cancelled }
