using CooperationGraph.Datasets;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Names;

/// <summary>Names and titles in other languages, identifiers of organizations, and who signs beside countries.</summary>
public sealed class OtherNameTests
{
    [Fact]
    public async Task A_title_in_another_language_and_an_identifier_lead_to_what_they_name()
    {
        using var seed = new SeedCopy()
            .Add("organizations.csv", ("id", "organization:cdb"), ("name_en", "China Development Bank"), ("kind", "POLICY_BANK"), ("unverified", "true"))
            .Add("aliases.csv", ("id", "alias:1"), ("text", "Соглашение о защите инвестиций"), ("language", "RU"), ("dataset", "mfa"), ("kind", "NAME"), ("alias_of", "agreement:bit"))
            .Add("aliases.csv", ("id", "alias:2"), ("text", "Инвестицияларды қорғау"), ("language", "KK"), ("dataset", "mfa"), ("kind", "NAME"), ("alias_of", "agreement:bit"))
            .Add("aliases.csv", ("id", "alias:3"), ("text", "300300C1031331100006"), ("dataset", "lei"), ("kind", "IDENTIFIER"), ("alias_of", "organization:cdb"))
            .Add("aliases.csv", ("id", "alias:4"), ("text", "Қазақстан"), ("language", "KK"), ("dataset", "un"), ("kind", "COUNTRY"), ("alias_of", "country:KAZ"));
        var read = seed.Read();
        Assert.Empty(read.Notices.Kept);
        using var api = new ApiClient(new MemoryGraphStore(read.Dataset!), new(2026, 11, 24));
        var data = await api.DataAsync("""
            {
              title: agreements(filter: { text: "защите инвестиций" }) { nodes { id aliases { text language } } }
              code: organizations(filter: { text: "300300c1031331100006" }) { nodes { id aliases { text dataset kind of { id } } } }
              kazakh: search(text: "инвестицияларды қорғау") { nodes { id } }
              country: search(text: "Қазақстан") { nodes { id } }
            }
            """);
        Assert.Equal(["Соглашение о защите инвестиций", "Инвестицияларды қорғау"], Assert.Single(data.List("title", "nodes")).List("aliases").Texts("text"));
        var alias = Assert.Single(Assert.Single(data.List("code", "nodes")).List("aliases"));
        Assert.Equal(("lei", "IDENTIFIER", "organization:cdb"), (alias.Text("dataset"), alias.Text("kind"), alias.Text("of", "id")));
        Assert.Equal(["agreement:bit"], data.List("kazakh", "nodes").Texts("id"));
        Assert.Equal(["country:KAZ"], data.List("country", "nodes").Texts("id"));
    }

    [Fact]
    public async Task A_name_in_a_language_is_that_of_an_alias_where_no_column_has_it()
    {
        using var seed = new SeedCopy()
            .Set("countries.csv", 0, "name_ru", "Китай")
            .Add("aliases.csv", ("id", "alias:1"), ("text", "КНР"), ("language", "RU"), ("dataset", "un"), ("kind", "COUNTRY"), ("alias_of", "country:CHN"))
            .Add("aliases.csv", ("id", "alias:2"), ("text", "Қазақстан"), ("language", "KK"), ("dataset", "un"), ("kind", "COUNTRY"), ("alias_of", "country:KAZ"))
            .Add("aliases.csv", ("id", "alias:3"), ("text", "Қазақстан Республикасы"), ("language", "KK"), ("dataset", "un"), ("kind", "COUNTRY"), ("alias_of", "country:KAZ"))
            .Add("aliases.csv", ("id", "alias:4"), ("text", "Казахская ССР"), ("language", "RU"), ("dataset", "un"), ("kind", "HISTORICAL"), ("alias_of", "country:KAZ"))
            .Add("aliases.csv", ("id", "alias:5"), ("text", "Инвестицияларды қорғау"), ("language", "KK"), ("dataset", "mfa"), ("kind", "NAME"), ("alias_of", "agreement:bit"));
        using var api = new ApiClient(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
        var data = await api.DataAsync("""
            query($kazakh: Language! = KK) {
              kazakhstan: country(code: "KAZ") { en: name kk: name(language: $kazakh) ru: name(language: RU) uz: name(language: UZ) displayName(language: KK) officialName(language: KK) }
              china: country(code: "CHN") { ru: name(language: RU) kk: name(language: KK) }
              agreement(id: "agreement:bit") { title(language: KK) displayName(language: KK) }
              agreementGroups(by: [COUNTRY]) { groups { keys { label(language: KK) } } }
              paths(from: "country:CHN", to: "country:KAZ") { nodes { name(language: KK) } }
            }
            """);
        Assert.Equal("""{"en":"Kazakhstan","kk":"Қазақстан","ru":"Kazakhstan","uz":"Kazakhstan","displayName":"Қазақстан","officialName":null}""", data.GetProperty("kazakhstan").GetRawText());
        Assert.Equal("""{"ru":"Китай","kk":"China"}""", data.GetProperty("china").GetRawText());
        Assert.Equal("""{"title":"Инвестицияларды қорғау","displayName":"Инвестицияларды қорғау"}""", data.GetProperty("agreement").GetRawText());
        Assert.Equal(["China", "Қазақстан"], data.GetProperty("agreementGroups").List("groups").Select(group => group.List("keys")[0].Text("label")).Order(StringComparer.Ordinal));
        Assert.Equal(["China", "Инвестицияларды қорғау", "Қазақстан"], data.List("paths").SelectMany(path => path.List("nodes")).Select(node => node.Text("name")));
    }

    [Fact]
    public async Task A_ministry_signs_an_agreement_and_makes_its_state_no_party()
    {
        using var seed = new SeedCopy()
            .Add("organizations.csv", ("id", "organization:ndrc"), ("name_en", "National Development and Reform Commission"), ("kind", "MINISTRY"), ("unverified", "true"), ("based_in", "country:CHN"))
            .Add("agreements.csv", ("id", "agreement:plan"), ("type", "COOPERATION_PLAN"), ("title_en", "Plan"), ("signed_on", "2020"), ("unverified", "true"))
            .Add("party_to.csv", ("from", "organization:ndrc"), ("to", "agreement:plan"), ("role", "SIGNATORY"))
            .Add("party_to.csv", ("from", "country:KAZ"), ("to", "agreement:plan"), ("role", "PARTY"));
        using var api = new ApiClient(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
        var data = await api.DataAsync("""
            {
              agreement(id: "agreement:plan") { parties { role party { id name } } }
              organizations { nodes { agreements { nodes { id } } } }
              coverage(countries: { codes: ["KAZ"] }, types: [COOPERATION_PLAN]) { rows { cells { agreements { id } } } }
              agreementGroups(filter: { types: [COOPERATION_PLAN] }, by: [COUNTRY]) { groups { count keys { value } } }
            }
            """);
        Assert.Equal(["PARTY country:KAZ", "SIGNATORY organization:ndrc"], data.List("agreement", "parties").Select(party => $"{party.Text("role")} {party.Text("party", "id")}"));
        Assert.Equal(["agreement:plan"], Assert.Single(data.List("organizations", "nodes")).List("agreements", "nodes").Texts("id"));
        Assert.Empty(Assert.Single(Assert.Single(data.List("coverage", "rows")).List("cells")).List("agreements"));
        Assert.Equal(["country:KAZ"], data.List("agreementGroups", "groups").Select(group => group.List("keys")[0].Text("value")).OfType<string>());
    }
}
