using System.Text;
using System.Text.Json;
using CooperationGraph.Api;
using CooperationGraph.Tests.Api;
using CooperationGraph.Tests.Execution.Support;
using CooperationGraph.Tests.Support;
using GraphQL.Types;

namespace CooperationGraph.Neo4j.Bolt.Tests;

/// <summary>The whole contract over Bolt gives the bytes that it gives over memory.</summary>
public sealed class SameAnswersOverBoltTests(SeededNeo4j neo4j) : IClassFixture<SeededNeo4j>
{
    private const int Operations = 500;
    private static readonly ISchema Schema = ApiEngine.Schema();

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(ApiClient.ExamplesFolder, "*.graphql").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_question_is_answered_byte_by_byte_alike(string name)
    {
        using var api = new ApiClient(await neo4j.StoreAsync(keptNodes: 0), new(2026, 11, 24));
        Assert.Equal(Encoding.UTF8.GetString(await ApiClient.OverSeed.BytesAsync(ApiClient.Golden(name))), Encoding.UTF8.GetString(await api.BytesAsync(ApiClient.Golden(name))));
    }

    [Fact]
    public async Task Random_operations_are_answered_byte_by_byte_alike()
    {
        using var api = new ApiClient(await neo4j.StoreAsync(keptNodes: 500), new(2026, 11, 24));
        var random = new Random(11);
        for (var i = 0; i < Operations; i++)
        {
            var (query, variables) = RandomOperation.Of(Schema, random.Next(), depth: 3 + (i % 2), ApiOracleTests.Literals);
            using var json = JsonDocument.Parse(variables);
            var expected = Encoding.UTF8.GetString(await ApiClient.OverSeed.BytesAsync(query, json.RootElement));
            Assert.True(expected == Encoding.UTF8.GetString(await api.BytesAsync(query, json.RootElement)), $"{query}\n{variables}");
        }
    }
}
