using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class Financing
{
    public static readonly NodeLabel Label = new("Financing", "financing", "financings.csv");
    public static readonly Property<string> Title = Label.Caption("title");
    public static readonly Property<string> RecordId = Label.Text("record_id", required: true);
    public static readonly Property<string> RecipientAsGiven = Label.Text("recipient_as_given");
    public static readonly Property<string> SectorAsGiven = Label.Text("sector_as_given");
    public static readonly EnumeratedProperty<FinancingStatus> Status = Label.Enumerated<FinancingStatus>("status", filter: "status");
    public static readonly EnumeratedProperty<FlowType> FlowType = Label.Enumerated<FlowType>("flow_type", filter: "flowTypes");
    public static readonly Property<PartialDate> CommittedOn = Label.Date("committed_on", filter: "committed");
    public static readonly Property<PartialDate> StartedOn = Label.Date("started_on");
    public static readonly Property<PartialDate> CompletedOn = Label.Date("completed_on");
    public static readonly Property<bool> Infrastructure = Label.Flag("infrastructure");
    public static readonly Property<string> LocationPrecision = Label.Text("location_precision");
    public static readonly Property<string> OsmLinks = Label.Text("osm_links");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly Spell Spell = Label.Lasts(CommittedOn);
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(CommittedOn, Title);
}

/// <summary>How far what is financed is.</summary>
public enum FinancingStatus { Pledge, Commitment, Implementation, Completion, Suspended, Cancelled }

/// <summary>In which form money, or relief from paying it back, is given: the flow types of AidData's GCDF 3.0.</summary>
public enum FlowType { Loan, ExportCredit, Grant, DebtForgiveness, DebtRescheduling, TechnicalAssistance, Scholarships }
