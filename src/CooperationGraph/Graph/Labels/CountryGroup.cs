namespace CooperationGraph.Graph;

public static class CountryGroup
{
    public static readonly NodeLabel Label = new("CountryGroup", "group", "country_groups.csv", plural: "groups") { IsKnownByCodes = true };
    public static readonly Property<string> NameEn = Label.Caption("name_en");
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> NameRu = Label.Text("name_ru", searched: true);
    public static readonly EnumeratedProperty<CountryGroupKind> Kind = Label.Enumerated<CountryGroupKind>("kind", required: true, filter: "kinds");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(NameEn);
}

/// <summary>What holds a group of countries together.</summary>
public enum CountryGroupKind
{
    CountryGroup, MechanismMembers, InternationalOrganization, CustomsUnion, RegionalOrganization, EconomicUnion,
    TradeAgreement, StatisticalRegion,
}
