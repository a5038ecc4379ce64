using CooperationGraph.Stores;
using CooperationGraph.Tests.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>The database finds a text by its fold, whatever its own functions make of the letters.</summary>
[Collection(WrittenNeo4j.Name)]
public sealed class TextSearchTests(Neo4jProcess neo4j) : IAsyncDisposable
{
    private readonly Neo4jDatabase _database = new(neo4j.Options);

    [Fact]
    public async Task Both_stores_find_the_same_whatever_the_case_of_a_letter()
    {
        using var seed = TextFoldTests.SeedOf(TextFoldTests.Titles);
        var dataset = seed.Read().Dataset!;
        var (memory, neo4j) = (new MemoryGraphStore(dataset), await _database.OpenAsync(dataset, keptNodes: 50_000));
        foreach (var question in TextFoldTests.Questions) Assert.Equal(await TextFoldTests.FindAsync(memory, question), await TextFoldTests.FindAsync(neo4j, question));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
