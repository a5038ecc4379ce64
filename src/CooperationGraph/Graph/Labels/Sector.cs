namespace CooperationGraph.Graph;

public static class Sector
{
    public static readonly NodeLabel Label = new("Sector", "sector", "sectors.csv");
    public static readonly Property<string> Scheme = Label.Enumerated("scheme", Vocabulary.SectorSchemes, required: true);
    public static readonly Property<string> Code = Label.Text("code", required: true);
    public static readonly Property<string> NameEn = Label.Text("name_en", required: true, searched: true);
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> NameFr = Label.Text("name_fr", searched: true);
    public static readonly Property<string> Status = Label.Enumerated("status", Vocabulary.SectorStatuses);
    public static readonly Property<string> CrsCode = Label.Text("crs_code");
    public static readonly Property<string> IsicSection = Label.Text("isic_section");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
}
