using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class Country
{
    public static readonly NodeLabel Label = new("Country", "country", "countries.csv") { IsKnownByCodes = true };
    public static readonly Property<string> Code = Label.Text("code", required: true, code: true);
    public static readonly Property<string> Iso2 = Label.Text("iso2", code: true);
    public static readonly Property<string> M49 = Label.Text("m49", code: true);
    public static readonly Property<string> NameEn = Label.Caption("name_en");
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> NameRu = Label.Text("name_ru", searched: true);
    public static readonly Property<string> OfficialNameEn = Label.Text("official_name_en", searched: true);
    public static readonly Property<string> OfficialNameZh = Label.Text("official_name_zh", searched: true);
    public static readonly Property<string> OfficialNameRu = Label.Text("official_name_ru", searched: true);
    public static readonly Property<string> NameZhSource = Label.Text("name_zh_source");
    public static readonly Property<string> NameRuSource = Label.Text("name_ru_source");
    public static readonly Property<string> Region = Label.Text("region");
    public static readonly Property<string> RegionM49 = Label.Text("region_m49");
    public static readonly Property<string> Subregion = Label.Text("subregion");
    public static readonly Property<string> SubregionM49 = Label.Text("subregion_m49");
    public static readonly Property<string> IntermediateRegion = Label.Text("intermediate_region");
    public static readonly Property<string> Independence = Label.Text("independence");
    public static readonly Property<bool> LandlockedDeveloping = Label.Flag("landlocked_developing");
    public static readonly Property<string> Currency = Label.Text("currency");
    public static readonly Property<string> CapitalEn = Label.Text("capital_en");
    public static readonly Property<string> WikidataId = Label.Text("wikidata_id");

    /// <summary>When the state ceased to exist.</summary>
    public static readonly Property<PartialDate> DissolvedOn = Label.Date("dissolved_on");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(NameEn, Code);
    public static readonly Spell Spell = Label.Lasts(null, DissolvedOn);

    /// <summary>When who is a member, a party or a participant ceased to exist; null for what is no state, and for a state that exists.</summary>
    public static PartialDate? EndOf(GraphNode node) => node.Label == Label ? node.Get(DissolvedOn) : null;
}
