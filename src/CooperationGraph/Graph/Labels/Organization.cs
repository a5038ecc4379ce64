namespace CooperationGraph.Graph;

public static class Organization
{
    public static readonly NodeLabel Label = new("Organization", "organization", "organizations.csv");
    public static readonly Property<string> NameEn = Label.Caption("name_en");
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly EnumeratedProperty<OrganizationKind> Kind = Label.Enumerated<OrganizationKind>("kind", required: true, filter: "kinds");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(NameEn);
}

/// <summary>What an organization is.</summary>
public enum OrganizationKind
{
    PolicyBank, CommercialBank, MultilateralBank, Fund, Government, Ministry, Agency, Company, Research,
    InternationalOrganization,
}
