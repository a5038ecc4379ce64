using System.Text;
using System.Text.Json;
using CooperationGraph.Api;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Api;
using CooperationGraph.Tests.Execution.Support;
using CooperationGraph.Tests.Support;
using GraphQL.Types;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>The whole contract over Neo4j gives the bytes that it gives over memory.</summary>
public sealed class SameAnswersTests(SeededNeo4j neo4j) : IClassFixture<SeededNeo4j>
{
    private const int Operations = 150;
    private static readonly ISchema Schema = ApiEngine.Schema();

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(ApiClient.ExamplesFolder, "*.graphql").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_question_is_answered_byte_by_byte_alike(string name)
    {
        foreach (var keptNodes in new[] { 0, 50_000 })
        {
            using var api = new ApiClient(await neo4j.StoreAsync(keptNodes), new(2026, 11, 24));
            Assert.Equal(Encoding.UTF8.GetString(await ApiClient.OverSeed.BytesAsync(ApiClient.Golden(name))), Encoding.UTF8.GetString(await api.BytesAsync(ApiClient.Golden(name))));
        }
    }

    [Theory]
    [MemberData(nameof(GroupTests.Groups), MemberType = typeof(GroupTests), DisableDiscoveryEnumeration = true)]
    public async Task Groups_are_counted_alike(string of, string by, string filter, Func<GraphNode, bool> passes, Func<GraphNode, IEnumerable<IEnumerable<string?>>> values)
    {
        Assert.NotNull(passes);
        Assert.NotNull(values);
        using var api = new ApiClient(await neo4j.StoreAsync(keptNodes: 500), new(2026, 11, 24));
        Assert.Equal((await GroupTests.AnswerAsync(ApiClient.OverSeed, of, by, filter)).GetRawText(), (await GroupTests.AnswerAsync(api, of, by, filter)).GetRawText());
    }

    [Fact]
    public async Task Random_operations_are_answered_byte_by_byte_alike()
    {
        using var api = new ApiClient(await neo4j.StoreAsync(keptNodes: 500), new(2026, 11, 24));
        var (random, answered) = (new Random(7), 0);
        for (var i = 0; i < Operations; i++)
        {
            var (query, variables) = RandomOperation.Of(Schema, random.Next(), depth: 3 + (i % 2), ApiOracleTests.Literals);
            using var json = JsonDocument.Parse(variables);
            var expected = Encoding.UTF8.GetString(await ApiClient.OverSeed.BytesAsync(query, json.RootElement));
            if (expected.Contains("\"data\":{", StringComparison.Ordinal)) answered++;
            Assert.True(expected == Encoding.UTF8.GetString(await api.BytesAsync(query, json.RootElement)), $"{query}\n{variables}");
        }

        // The others are refused alike, mostly for what a random argument asks.
        Assert.True(answered > Operations / 3, $"Only {answered} of {Operations} operations were valid.");
    }

    [Theory]
    [MemberData(nameof(StoreCallTests.Calls), MemberType = typeof(StoreCallTests))]
    public async Task A_question_costs_at_most_one_round_trip_for_each_call_of_the_store(string name, int calls)
    {
        var trips = calls + name switch
        {
            // The claims of a matrix's agreements are read for the matrix and again for their citations: memory remembers them.
            "seed-sentence" => 2,
            // What a country and its groups have together the database is asked in two parts: for the neighbours, then for those that fulfil the filter.
            "agreements-covering-a-country" => 1,
            // Memory tells hubs at once; the database counts the relationships of what both sides have come to, at most once for each length.
            "how-are-they-linked" => 3,
            _ => 0,
        };
        foreach (var keptNodes in new[] { 0, 50_000 })
        {
            // What is known already would cost nothing.
            using var api = new ApiClient(await neo4j.OpenAsync(keptNodes), new(2026, 11, 24));
            var before = neo4j.Client.Count;
            await api.DataAsync(ApiClient.Golden(name));
            Assert.InRange(neo4j.Client.Count - before, 1, trips);
        }
    }
}
