namespace CooperationGraph.Graph;

/// <summary>A sum of money of a project or a financing, on one price basis. Never added up across bases, kinds or currencies.</summary>
public static class Amount
{
    public static readonly NodeLabel Label = new("Amount", "amount", "amounts.csv");
    public static readonly Property<string> Kind = Label.Enumerated("kind", Vocabulary.AmountKinds, required: true);
    public static readonly Property<decimal> Value = Label.Number("value", required: true);
    public static readonly Property<decimal> ValueMax = Label.Number("value_max");
    public static readonly Property<string> Currency = Label.Text("currency");
    public static readonly Property<string> PriceBasis = Label.Enumerated("price_basis", Vocabulary.PriceBases, required: true);
    public static readonly Property<string> Comparison = Label.Enumerated("comparison", Vocabulary.Comparisons, required: true);
    public static readonly Property<string> Lender = Label.Text("lender");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}
