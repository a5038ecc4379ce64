using System.Runtime.Serialization;

namespace CooperationGraph.Graph;

public static class Sector
{
    public static readonly NodeLabel Label = new("Sector", "sector", "sectors.csv");
    public static readonly EnumeratedProperty<SectorScheme> Scheme = Label.Enumerated<SectorScheme>("scheme", required: true, filter: "schemes");
    public static readonly Property<string> Code = Label.Text("code", required: true, filter: "codes");
    public static readonly Property<string> NameEn = Label.Caption("name_en");
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> NameFr = Label.Text("name_fr", searched: true);
    public static readonly EnumeratedProperty<SectorStatus> Status = Label.Enumerated<SectorStatus>("status");
    public static readonly Property<string> CrsCode = Label.Text("crs_code");
    public static readonly Property<string> IsicSection = Label.Text("isic_section");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(NameEn, Code);
}

/// <summary>The classification that a sector belongs to.</summary>
public enum SectorScheme
{
    Topic, DacCrs3, DacCrs5, DacCrsGroup,
    [EnumMember(Value = "ISIC_REV4_SECTION")] IsicRev4Section,
}

/// <summary>Whether a code is still in use.</summary>
public enum SectorStatus { Active, Withdrawn }
