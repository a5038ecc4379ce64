using CooperationGraph.Datasets.Rules;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>The database finds a text by its fold, whatever its own functions make of the letters.</summary>
[Collection(WrittenNeo4j.Name)]
public sealed class TextSearchTests(Neo4jProcess neo4j) : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Neo4jDatabase _database = new(neo4j.Options);

    [Fact]
    public async Task Both_stores_find_the_same_whatever_the_case_of_a_letter()
    {
        using var seed = TextFoldTests.SeedOf(TextFoldTests.Titles);
        var dataset = seed.Read().Dataset!;
        var (memory, neo4j) = (new MemoryGraphStore(dataset), await _database.OpenAsync(dataset, keptNodes: 50_000));
        foreach (var question in TextFoldTests.Questions) Assert.Equal(await TextFoldTests.FindAsync(memory, question), await TextFoldTests.FindAsync(neo4j, question));
    }

    [Fact]
    public async Task A_name_too_long_for_an_index_is_found_by_any_of_its_words_beside_those_that_are_not()
    {
        // A letter of the last takes three bytes, and two names of half the length of a cell are too long together.
        var half = CellTooLongRule.MaxBytes / 2;
        string[] titles = ["Short wedge", string.Join(' ', Enumerable.Repeat("hinge", (CellTooLongRule.MaxBytes / 6) - 2)) + " wedge", new('x', CellTooLongRule.MaxBytes), new string('文', CellTooLongRule.MaxBytes / 3), new('y', half)];
        using var seed = TextFoldTests.SeedOf(titles);
        seed.Add("aliases.csv", ("id", "alias:long"), ("text", new string('z', half) + " wedge"), ("dataset", "test"), ("kind", "NAME"), ("alias_of", "agreement:t4"));
        var dataset = seed.Read().Dataset!;
        var memory = new MemoryGraphStore(dataset);
        await _database.OpenAsync(dataset, keptNodes: 0);
        // Before it has read what an import counted a server looks at all names, and after that where some letters stand.
        var unread = new Neo4jGraphStore(_database.Client, (await Catalog.ReadAsync(_database.Client, None)).Current!, keptNodes: 0, TimeProvider.System);
        foreach (var store in new[] { unread, await Neo4jDatabase.OpenCurrentAsync(_database.Client, keptNodes: 0) })
        {
            foreach (var text in new[] { "wedge", "hinge", "wedge hinge", "short wedge", "xxxx", "文文", "yyyy", "zzzz wedge", "yyyy wedge", "zzzz", "none" })
            {
                foreach (var orAliases in new[] { true, false })
                {
                    var condition = new Condition.TextContains([.. Agreement.Label.Searched], text, orAliases);
                    var expected = await memory.FindNodesAsync(Agreement.Label, condition, NodeOrder.ById, new(2), None);
                    var found = await store.FindNodesAsync(Agreement.Label, condition, NodeOrder.ById, new(2), None);
                    Assert.Equal((expected.TotalCount, string.Join(' ', expected.Nodes)), (found.TotalCount, string.Join(' ', found.Nodes)));
                    if (expected.TotalCount < 2) continue;
                    var after = new PageRequest(2, After: NodePager.PositionOf(expected.Nodes[0], NodeOrder.ById));
                    Assert.Equal(await IdsAsync(memory, condition, after), await IdsAsync(store, condition, after));
                }
            }
        }

        static async Task<string> IdsAsync(IGraphStore store, Condition condition, PageRequest page)
        {
            var found = await store.FindNodesAsync(Agreement.Label, condition, NodeOrder.ById, page, None);
            return $"{string.Join(' ', found.Nodes)} {found.HasPrevious} {found.HasNext}";
        }
    }

    [Fact]
    public async Task Of_a_revision_in_which_a_node_has_another_alias_only_the_alias_is_another()
    {
        using var seed = new SeedCopy();
        await _database.OpenAsync(seed.Read().Dataset!, keptNodes: 0);
        seed.Add("aliases.csv", ("id", "alias:bit"), ("text", "The treaty"), ("dataset", "test"), ("kind", "NAME"), ("alias_of", "agreement:bit"));
        Assert.Equal([new("Alias", 1, 0, 0), new("ALIAS_OF", 1, 0, 0)], (await _database.Importer.CompareAsync(seed.Read().Dataset!, progress: null, None)).Kinds);
    }

    [Fact]
    public async Task Of_a_revision_in_which_a_node_has_another_claim_only_the_claim_is_another()
    {
        using var seed = new SeedCopy();
        seed.Add("agreements.csv", ("id", "agreement:two"), ("type", "INVESTMENT_PROTECTION_AGREEMENT"), ("title_en", "Another treaty"), ("unverified", "true"));
        seed.Add("party_to.csv", ("from", "country:CHN"), ("to", "agreement:two"), ("role", "PARTY"), ("unverified", "true"));
        await _database.OpenAsync(seed.Read().Dataset!, keptNodes: 0);
        seed.Add("claims.csv", ("id", "claim:3"), ("stance", "ASSERTS"), ("rank", "NORMAL"), ("about", "agreement:two"), ("cites", "source:un"));
        Assert.Equal([new("ABOUT", 1, 0, 0), new("CITES", 1, 0, 0), new("Claim", 1, 0, 0)], (await _database.Importer.CompareAsync(seed.Read().Dataset!, progress: null, None)).Kinds.OrderBy(kind => kind.Kind, StringComparer.Ordinal));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
