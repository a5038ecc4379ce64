using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>How often the store is asked for each of the worked questions: a number that no amount of data may change.</summary>
public sealed class StoreCallTests
{
    public static TheoryData<string, int> Calls => new()
    {
        { "seed-sentence", 21 },
        // Two of them for all names in other languages, once a revision.
        { "agreements-covering-a-country", 14 },
        { "one-agreement", 7 },
        { "where-sources-disagree", 6 },
        { "what-is-not-there", 18 },
        { "figures-of-the-statement", 14 },
        { "mechanisms-and-meetings", 9 },
        { "projects-by-sector", 23 },
        { "financing-of-a-country", 8 },
        { "walk-the-graph", 4 },
        { "how-are-they-linked", 8 },
        { "counts-by-type-and-year", 5 },
        { "lenders-of-a-region", 11 },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_question_costs_a_fixed_number_of_calls(string name, int calls)
    {
        // The first question of a revision also reads, once, which relationships are denied, and what is said of their columns: five calls. Nodes that nobody has asked about yet: claims that are known already would cost nothing.
        var store = new CountingGraphStore(RealSeed.StoreOfNewNodes());
        using var api = new ApiClient(store, new(2026, 11, 24));
        var query = ApiClient.Golden(name);
        await api.DataAsync(query);
        Assert.Equal(calls, store.Calls);
    }

    [Fact]
    public async Task Who_is_party_to_agreements_is_read_once_from_a_store_that_keeps_its_nodes()
    {
        var store = new CountingGraphStore(RealSeed.StoreOfNewNodes());
        using var api = new ApiClient(store, new(2026, 11, 24));
        var answers = new List<(int Calls, string Text)>();
        // Then of one that is known and of others that are not.
        foreach (var size in new[] { 3, 3, 6, 6 })
        {
            var before = store.Calls;
            var nodes = (await api.DataAsync($"{{ agreements(first: {size}) {{ nodes {{ parties {{ role party {{ ... on Country {{ code }} }} }} }} }} }}")).List("agreements", "nodes");
            answers.Add((store.Calls - before, string.Join('\n', nodes.Take(3).Select(node => node.GetRawText()))));
        }

        Assert.Single(answers.Select(each => each.Text).Distinct());
        Assert.Equal([2, 1, 2, 1], answers.Select(each => each.Calls));
    }

    [Fact]
    public async Task A_tree_of_filters_costs_as_many_calls_however_many_stand_in_it()
    {
        foreach (var count in new[] { 1, 30 })
        {
            var each = SeedGraph.Nodes(Country.Label).Take(count)
                .Select(node => $"{{ parties: {{ any: [\"{node.Get(Country.Code)}\", \"group:sco\"] }}, sources: [\"source:mofcom-2023-05-11\"], hasConflict: true, noneOf: [{{ sectors: [\"sector:energy\"] }}] }}");
            var store = new CountingGraphStore(RealSeed.StoreOfNewNodes());
            using var api = new ApiClient(store, new(2026, 11, 24));
            await api.DataAsync("{ conflicts(first: 0) { totalCount } }");
            var before = store.Calls;
            await api.DataAsync($"{{ agreements(first: 1, filter: {{ anyOf: [{string.Join(", ", each)}] }}) {{ totalCount }} }}");
            // The names, the group's members, the countries' groups, what these are members of, the agreements.
            Assert.Equal(5, store.Calls - before);
        }
    }

    [Theory]
    [InlineData("agreements(first: 1, filter: { parties: { any: NAMES } }) { totalCount }", 4)]
    [InlineData("agreements(first: 1, filter: { parties: { all: NAMES, none: NAMES } }) { totalCount }", 4)]
    [InlineData("mechanisms(first: 1, filter: { participants: { any: NAMES } }) { totalCount }", 2)]
    [InlineData("observations(first: 1, filter: { partners: NAMES }) { totalCount }", 2)]
    [InlineData("countries(first: 1, filter: { codes: NAMES }) { totalCount }", 2)]
    [InlineData("dataset { counts { label count } }", 0)]
    public async Task A_hundred_names_cost_as_many_calls_as_one(string field, int calls)
    {
        foreach (var count in new[] { 1, 100 })
        {
            // The first one belongs to groups.
            var names = SeedGraph.Nodes(Country.Label).OrderBy(node => node.Id != "country:KAZ").Take(count).Select(node => $"\"{node.Get(Country.Code)}\"");
            var store = new CountingGraphStore(RealSeed.StoreOfNewNodes());
            using var api = new ApiClient(store, new(2026, 11, 24));
            await api.DataAsync($"{{ {field.Replace("NAMES", $"[{string.Join(", ", names)}]", StringComparison.Ordinal)} }}");
            Assert.Equal(calls, store.Calls);
        }
    }

    [Theory]
    [InlineData("[\"CHN\", \"KGZ\"]")]
    [InlineData("[\"CHN\", \"RUS\", \"KGZ\", \"UZB\", \"TJK\", \"BLR\", \"ARM\", \"TKM\", \"PAK\", \"NIC\"]")]
    public async Task A_country_with_ten_counterparts_costs_as_many_calls_as_with_two(string codes)
    {
        // Nodes that nobody has asked about yet.
        var store = new CountingGraphStore(RealSeed.StoreOfNewNodes());
        using var api = new ApiClient(store, new(2026, 11, 24));
        await api.DataAsync($"{{ coverageOf(country: \"KAZ\", counterparts: {{ codes: {codes} }}) {{ omitted }} }}");
        Assert.Equal(17, store.Calls);
    }
}
