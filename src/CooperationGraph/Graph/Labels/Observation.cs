using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class Observation
{
    public static readonly NodeLabel Label = new("Observation", "observation", "observations.csv");
    public static readonly Property<PartialDate> PeriodFrom = Label.Date("period_from");
    public static readonly Property<PartialDate> PeriodTo = Label.Date("period_to", required: true, filter: "period");
    public static readonly EnumeratedProperty<PeriodType> PeriodType = Label.Enumerated<PeriodType>("period_type", required: true);
    public static readonly Property<decimal> Value = Label.Number("value", required: true);
    public static readonly Property<decimal> ValueMax = Label.Number("value_max");
    public static readonly Property<string> Unit = Label.Text("unit", required: true);
    public static readonly EnumeratedProperty<Comparison> Comparison = Label.Enumerated<Comparison>("comparison", required: true);
    public static readonly Property<string> BasePeriod = Label.Text("base_period");
    public static readonly Property<string> DataBasis = Label.Text("data_basis");
    public static readonly EnumeratedProperty<Confidence> Confidence = Label.Enumerated<Confidence>("confidence");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(null, PeriodTo, Value);
}

/// <summary>What a number of an observation covers.</summary>
public enum PeriodType { Year, HalfYear, Quarter, YearToDate, AsOf, Cumulative }
