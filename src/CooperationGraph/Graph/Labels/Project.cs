using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class Project
{
    public static readonly NodeLabel Label = new("Project", "project", "projects.csv");
    public static readonly Property<string> NameEn = Label.Caption("name_en");
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string[]> OtherNames = Label.TextList("other_names", names: true);
    public static readonly EnumeratedProperty<ProjectStatus> Status = Label.Enumerated<ProjectStatus>("status", filter: "status");
    public static readonly Property<PartialDate> ConstructionStart = Label.Date("construction_start");
    public static readonly Property<PartialDate> CompletedOn = Label.Date("completed_on");
    public static readonly Property<decimal> LengthKm = Label.Number("length_km");
    public static readonly Property<string> Capacity = Label.Text("capacity");
    public static readonly EnumeratedProperty<Confidence> Confidence = Label.Enumerated<Confidence>("confidence");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(NameEn, CompletedOn);
}

/// <summary>How far a project is.</summary>
public enum ProjectStatus { Planned, FinancingClosed, Implementation, UnderConstruction, UnderConstructionDelayed, Operating, Suspended, Cancelled }
