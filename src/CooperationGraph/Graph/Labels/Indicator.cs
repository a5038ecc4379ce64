namespace CooperationGraph.Graph;

public static class Indicator
{
    public static readonly NodeLabel Label = new("Indicator", "indicator", "indicators.csv");
    public static readonly Property<string> NameEn = Label.Caption("name_en");
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> Unit = Label.Text("unit", required: true);
    public static readonly EnumeratedProperty<Measure> Measure = Label.Enumerated<Measure>("measure", required: true, filter: "measures");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(NameEn);
}

/// <summary>What kind of number an indicator is.</summary>
public enum Measure { Flow, Stock, Cumulative, GrowthRate, Count, Pledge }
