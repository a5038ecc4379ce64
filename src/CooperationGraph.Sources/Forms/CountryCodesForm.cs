using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Sources.Values;

namespace CooperationGraph.Sources.Forms;

/// <summary>The table of country codes of Open Knowledge (datasets/country-codes): ISO 3166-1, M49 and names of the United Nations. A row is the country that has the code of three letters.</summary>
internal sealed class CountryCodesForm : SourceForm
{
    private const string Code = "alpha3", Iso2 = "alpha2", M49 = "m49", Numeric = "numeric", Cldr = "cldr_display_name", OfficialEn = "official_name_en", OfficialZh = "official_name_cn", OfficialRu = "official_name_ru",
        ShortEn = "unterm_english_short", ShortZh = "unterm_chinese_short", ShortRu = "unterm_russian_short", FormalEn = "unterm_english_formal", FormalZh = "unterm_chinese_formal", FormalRu = "unterm_russian_formal",
        Region = "region_name", RegionCode = "region_code", Subregion = "sub_region_name", SubregionCode = "sub_region_code", Intermediate = "intermediate_region_name", Independent = "is_independent",
        Landlocked = "landlocked_developing", Currency = "currency", Capital = "capital", Wikidata = "wikidata_id";

    public override string Name => "country-codes";

    public override IReadOnlyList<FormColumn> Columns { get; } =
    [
        new(Code, ["ISO3166-1-Alpha-3", "ISO-alpha3 Code", "ISO-alpha3", "Alpha-3 code", "Alpha-3", "ISO3"], IsRequired: true),
        new(Iso2, ["ISO3166-1-Alpha-2", "ISO-alpha2 Code", "ISO-alpha2", "Alpha-2 code", "Alpha-2", "ISO2"]),
        new(M49, ["M49", "M49 Code"]),
        new(Numeric, ["ISO3166-1-numeric", "Numeric"]),
        new(Cldr, ["CLDR display name"]),
        new(OfficialEn, ["official_name_en", "Country or Area"]),
        new(OfficialZh, ["official_name_cn"]),
        new(OfficialRu, ["official_name_ru"]),
        new(ShortEn, ["UNTERM English Short"]),
        new(ShortZh, ["UNTERM Chinese Short"]),
        new(ShortRu, ["UNTERM Russian Short"]),
        new(FormalEn, ["UNTERM English Formal"]),
        new(FormalZh, ["UNTERM Chinese Formal"]),
        new(FormalRu, ["UNTERM Russian Formal"]),
        new(Region, ["Region Name"]),
        new(RegionCode, ["Region Code"]),
        new(Subregion, ["Sub-region Name"]),
        new(SubregionCode, ["Sub-region Code"]),
        new(Intermediate, ["Intermediate Region Name"]),
        new(Independent, ["is_independent"]),
        new(Landlocked, ["Land Locked Developing Countries (LLDC)", "Land Locked Developing Countries"]),
        new(Currency, ["ISO4217-currency_alphabetic_code"]),
        new(Capital, ["Capital"]),
        new(Wikidata, ["wikidata_id"]),
    ];

    public override PublishedSource SourceOf(PublishedTable table, string? asOf) =>
        new("source:ds-country-codes", "Open Knowledge / datasets", "Country codes (ISO, M49, UNTERM names in six languages)", "https://github.com/datasets/country-codes", asOf, "ODC-PDDL 1.0 (datapackage.yml)");

    public override IReadOnlyList<StatedRow> Read(IReadOnlyList<PublishedTable> tables, SeedFolder seed, string? asOf) => [.. tables.SelectMany(table => table.Rows).Select(Read)];

    private static StatedRow Read(PublishedRow row)
    {
        var stated = new StatedRow(row);
        if (row.IsTooLong) return stated.Refuse(null, "The row has more cells than the header: a separator within a cell has moved the others.");
        if (row[Code].Said?.ToUpperInvariant() is not { Length: 3 } code || !code.All(char.IsAsciiLetterUpper)) return stated.Refuse(Code, $"'{CellText.Shown(row[Code].Text ?? "")}' is no code of three letters.");
        // Namibia here, and no mark of absence.
        var iso2 = "NA".Equals(row[Iso2].Text, StringComparison.OrdinalIgnoreCase) ? "NA" : row[Iso2].Said?.ToUpperInvariant();
        if (iso2 is not (null or { Length: 2 }) || iso2?.All(char.IsAsciiLetterUpper) == false)
        {
            stated.Unclear.Add((Iso2, $"'{CellText.Shown(row[Iso2].Text!)}' is no code of two letters."));
            iso2 = null;
        }

        string?[] names = [row[Cldr].Said, row[OfficialEn].Said, NameIn(row[ShortEn])];
        stated.Key = Country.Label.IdOf(code);
        var node = new StatedNode(Country.Label, stated.Key, $"ISO3166-1-Alpha-3 {code}");
        node.With(Country.Code, code, Code).With(Country.Iso2, iso2, Iso2).With(Country.M49, ThreeDigits(stated, row[M49].Said is null ? Numeric : M49), M49);
        AddNames(node, Country.NameEn, names, Cldr);
        AddNames(node, Country.NameZh, [NameIn(row[ShortZh]), row[OfficialZh].Said], ShortZh);
        AddNames(node, Country.NameRu, [NameIn(row[ShortRu]), row[OfficialRu].Said], ShortRu);
        node.With(Country.OfficialNameEn, NameIn(row[FormalEn]) is { } formal && formal.StartsWith("the ", StringComparison.Ordinal) ? formal[4..] : NameIn(row[FormalEn]), FormalEn)
            .With(Country.OfficialNameZh, NameIn(row[FormalZh]), FormalZh).With(Country.OfficialNameRu, NameIn(row[FormalRu]), FormalRu)
            .WithOnlyNew(Country.NameZhSource, NameIn(row[ShortZh]) is not null ? "unterm" : row[OfficialZh].Said is not null ? "m49" : null, ShortZh)
            .WithOnlyNew(Country.NameRuSource, NameIn(row[ShortRu]) is not null ? "unterm" : row[OfficialRu].Said is not null ? "m49" : null, ShortRu)
            .With(Country.Region, row[Region].Said, Region).With(Country.RegionM49, ThreeDigits(stated, RegionCode), RegionCode)
            .With(Country.Subregion, row[Subregion].Said, Subregion).With(Country.SubregionM49, ThreeDigits(stated, SubregionCode), SubregionCode)
            .With(Country.IntermediateRegion, row[Intermediate].Said, Intermediate).With(Country.Independence, row[Independent].Said, Independent)
            .With(Country.LandlockedDeveloping, row[Landlocked].Said is "x" or "X" ? "true" : null, Landlocked)
            .With(Country.Currency, row[Currency].Said, Currency).With(Country.CapitalEn, row[Capital].Said, Capital)
            .With(Country.WikidataId, row[Wikidata].Said?.TrimEnd('/').Split('/')[^1], Wikidata);
        stated.Nodes.Add(node);
        return stated;
    }

    // The first is the name; the source calls it the others as well.
    private static void AddNames(StatedNode node, Property property, string?[] names, string column)
    {
        if (Array.Find(names, name => name is not null) is { } first) node.With(property, first, column, names);
    }

    // UNTERM marks who is no member of the United Nations: Niue **.
    private static string? NameIn(PublishedCell cell) => cell.Said?.TrimEnd('*', ' ') is { Length: > 0 } name ? name : null;

    // A spreadsheet drops the zeros before a number, and programs write 4.0 where a row of the column has none.
    private static string? ThreeDigits(StatedRow stated, string column)
    {
        if (stated.Row[column].Said is not { } text) return null;
        if (PublishedNumbers.ReadWhole(text)?.PadLeft(3, '0') is { Length: 3 } code) return code;
        stated.Unclear.Add((column, $"'{CellText.Shown(text)}' is no code of three digits."));
        return null;
    }
}
