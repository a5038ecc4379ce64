using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Financings;

/// <summary>What a record of development finance may say of its recipients, its state and its prices.</summary>
public sealed class RecipientTests
{
    [Fact]
    public async Task A_regional_record_names_its_group_and_one_for_several_countries_each_of_them()
    {
        using var seed = Seed();
        using var api = new ApiClient(new MemoryGraphStore(Assert.IsType<GraphDataset>(seed.Read().Dataset)), new(2026, 11, 24));
        var data = await api.DataAsync("""
            {
              financings(orderBy: ID_ASC) { nodes { id status flowType recipients { id name } amounts { priceBasis baseYear comparison } } }
              country(code: "KAZ") { financings { nodes { id } } }
              group(id: "group:five") { financings { nodes { id } } }
              of: financings(filter: { receivedBy: { codes: ["KAZ"] } }) { nodes { id } }
              ofGroup: financings(filter: { receivedByGroups: ["group:five"] }) { nodes { id } }
              byCountry: financingGroups(by: [COUNTRY]) { total overlap groups { count keys { value } } amounts { totals { priceBasis baseYear count } } }
              byGroup: financingGroups(by: [GROUP]) { groups { count keys { value } } }
            }
            """);
        Assert.Equal(
            ["CANCELLED EXPORT_CREDIT Five", "SUSPENDED DEBT_FORGIVENESS China, Kazakhstan"],
            data.List("financings", "nodes").Select(node => $"{node.Text("status")} {node.Text("flowType")} {string.Join(", ", node.List("recipients").Texts("name"))}"));
        Assert.Equal(["financing:2"], Ids(data, "country", "financings", "nodes"));
        Assert.Equal(["financing:1"], Ids(data, "group", "financings", "nodes"));
        Assert.Equal(["financing:2"], Ids(data, "of", "nodes"));
        Assert.Equal(["financing:1"], Ids(data, "ofGroup", "nodes"));
        // What the group received counts under none of its members.
        Assert.Equal(["country:CHN 1", "country:KAZ 1", " 1"], Counts(data, "byCountry"));
        Assert.True(data.GetProperty("byCountry").GetProperty("overlap").GetBoolean());
        Assert.Equal(["group:five 2"], Counts(data, "byGroup"));
        Assert.Equal(
            ["CONSTANT 2017 1", "CONSTANT 2021 1", "NOMINAL  1"],
            data.List("byCountry", "amounts", "totals").Select(total => $"{total.Text("priceBasis")} {total.Text("baseYear")} {total.Text("count")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Several_recipients_are_written_as_they_were_read()
    {
        using var seed = Seed();
        var dataset = seed.Read().Dataset!;
        using var copy = new SeedCopy();
        DatasetWriter.Write(dataset, copy.Folder);
        Assert.Contains(File.ReadAllLines(Path.Combine(copy.Folder, "financings.csv")), line => line.EndsWith(",country:CHN;country:KAZ", StringComparison.Ordinal));
        Assert.Equal(dataset.Revision, DatasetReader.Read(copy.Folder).Dataset!.Revision);
    }

    private static SeedCopy Seed()
    {
        var seed = new SeedCopy()
            .Add("country_groups.csv", ("id", "group:five"), ("name_en", "Five"), ("kind", "COUNTRY_GROUP"), ("unverified", "true"))
            .Add("member_of.csv", ("from", "country:KAZ"), ("to", "group:five"), ("valid_from", "1993"), ("unverified", "true"))
            .Add("financings.csv", ("id", "financing:1"), ("title", "Credit"), ("record_id", "1"), ("status", "CANCELLED"), ("flow_type", "EXPORT_CREDIT"), ("unverified", "true"), ("received_by", "group:five"))
            // The other way round than they are kept.
            .Add("financings.csv", ("id", "financing:2"), ("title", "Relief"), ("record_id", "2"), ("status", "SUSPENDED"), ("flow_type", "DEBT_FORGIVENESS"), ("unverified", "true"), ("received_by", "country:KAZ; country:CHN"));
        Amount("1", "NOMINAL", "", "LESS_THAN");
        Amount("2", "CONSTANT", "2017", "EQUAL");
        Amount("3", "CONSTANT", "2021", "EQUAL");
        return seed;

        void Amount(string key, string basis, string year, string comparison) => seed.Add(
            "amounts.csv", ("id", "amount:" + key), ("kind", "DISBURSEMENT"), ("value", "1"), ("currency", "USD"), ("price_basis", basis), ("base_year", year), ("comparison", comparison), ("unverified", "true"), ("amount_of", "financing:1"));
    }

    private static IEnumerable<string?> Ids(JsonElement data, params string[] path) => data.List(path).Texts("id");

    private static IEnumerable<string> Counts(JsonElement data, string field) =>
        data.List(field, "groups").Select(group => $"{group.List("keys")[0].Text("value")} {group.Text("count")}");
}
