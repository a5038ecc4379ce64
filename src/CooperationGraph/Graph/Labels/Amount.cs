using CooperationGraph.Time;

namespace CooperationGraph.Graph;

/// <summary>A sum of money of a project or a financing, on one price basis. Never added up across bases, base years, kinds or currencies.</summary>
public static class Amount
{
    public static readonly NodeLabel Label = new("Amount", "amount", "amounts.csv", listed: false, paged: true);
    public static readonly EnumeratedProperty<AmountKind> Kind = Label.Enumerated<AmountKind>("kind", required: true, filter: "kinds");
    public static readonly Property<decimal> Value = Label.Number("value", required: true);
    public static readonly Property<decimal> ValueMax = Label.Number("value_max");
    public static readonly Property<string> Currency = Label.Text("currency", filter: "currencies");
    public static readonly EnumeratedProperty<PriceBasis> PriceBasis = Label.Enumerated<PriceBasis>("price_basis", required: true, filter: "priceBases");
    public static readonly Property<PartialDate> BaseYear = Label.Date("base_year");
    public static readonly EnumeratedProperty<Comparison> Comparison = Label.Enumerated<Comparison>("comparison", required: true);
    public static readonly Property<string> Lender = Label.Text("lender");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(null, Value);
}

/// <summary>What a sum of money is.</summary>
public enum AmountKind { TotalCost, SectionCost, SectionCostEstimate, Contract, Financing, Commitment, Disbursement, Loan, Equity }

/// <summary>The prices in which a sum is counted; constant ones are those of its base year.</summary>
public enum PriceBasis { Nominal, Constant }
