using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Import;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>Imports of small datasets, broken off and repeated. What readers see meanwhile: <see cref="RevisionReadersTests"/>.</summary>
[Collection(WrittenNeo4j.Name)]
public sealed class ImportTests(Neo4jProcess neo4j) : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Neo4jDatabase _database = new(neo4j.Options);
    private readonly GraphDataset _old = Dataset("An old title");
    private readonly GraphDataset _new = Dataset("A new title");

    [Fact]
    public async Task The_same_dataset_again_changes_nothing()
    {
        await ImportAsync(_database.Client, _old);
        var importedAt = await ValueAsync("MATCH (d:Dataset) RETURN toString(d.importedAt)");
        Assert.Equal(new ImportResult(Changed: false, _old.Revision), await ImportAsync(_database.Client, _old));
        Assert.Equal(importedAt.Text, (await ValueAsync("MATCH (d:Dataset) RETURN toString(d.importedAt)")).Text);
    }

    [Theory]
    [InlineData("MATCH (n:Claim) WITH n LIMIT 1 DETACH DELETE n", "Claim")]
    [InlineData("MATCH (n:Agreement) SET n.title_en = 'Another title'", "Agreement")]
    [InlineData("MATCH (n:Agreement) SET n.status_states = [], n.status_from = []", "Agreement")]
    [InlineData("MATCH (n:Agreement) SET n.signed_on = 1992", "Agreement")]
    [InlineData("MATCH (n:Agreement) REMOVE n.number", "Agreement")]
    [InlineData("MATCH (n:Agreement) REMOVE n:Agreement", "Agreement")]
    [InlineData("MATCH (n:Country) REMOVE n:Node", "Country")]
    [InlineData("MATCH ()-[r:PARTY_TO]->() DELETE r", "PARTY_TO")]
    [InlineData("MATCH ()-[r:PARTY_TO]->() SET r.role = 3", "PARTY_TO")]
    [InlineData("MATCH ()-[r:PARTY_TO]->() SET r.ordinal = 1", "PARTY_TO")]
    [InlineData("MATCH ()-[r:PARTY_TO]->() WHERE r.hub IS NOT NULL SET r.hub_place_1_up = 1", "PARTY_TO")]
    [InlineData("MATCH (a)-[r:PARTY_TO]->(b) CREATE (a)-[:PARTY_TO]->(b)", "PARTY_TO")]
    [InlineData("MATCH (a:Country) CREATE (a)-[:PARTY_TO]->(:Person)-[:KNOWS]->(a)", "PARTY_TO")]
    public async Task A_graph_that_somebody_changed_is_written_again_and_is_another_import(string damage, string kind)
    {
        await ImportAsync(_database.Client, _old);
        var store = await _database.OpenAsync(_old, keptNodes: 0);
        await RunAsync(damage);
        var difference = await _database.Importer.CompareAsync(_old, progress: null, None);
        Assert.Contains(difference.Kinds, each => each.Kind == kind);

        var result = await ImportAsync(_database.Client, _old);
        Assert.True(result.Changed);
        Assert.Equal(difference.Kinds, result.Mended!.Kinds);
        await RunAsync("MATCH (n:Person) DETACH DELETE n");
        await AssertOnlyAsync(_old);
        var mended = await _database.OpenAsync(_old, keptNodes: 0);
        Assert.Equal(store.Revision, mended.Revision);
        Assert.NotEqual(store.Import, mended.Import);
    }

    [Fact]
    public async Task A_constraint_of_an_earlier_format_does_not_stand_in_the_way()
    {
        await _database.Client.RunAsync(new("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"), None);
        await _database.Client.RunAsync(new("CREATE CONSTRAINT dataset_revision IF NOT EXISTS FOR (d:Dataset) REQUIRE d.revision IS UNIQUE"), None);
        await ImportAsync(_database.Client, _old);
        Assert.Empty(await _database.Client.RunAsync(new("SHOW CONSTRAINTS YIELD name WHERE name = 'dataset_revision' RETURN name"), None));
    }

    [Fact]
    public async Task Statements_are_planned_again_for_the_first_graph_and_not_for_one_that_replaces_another_of_its_size()
    {
        await _database.Client.RunAsync(new("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"), None);
        Assert.True(await PlansAgainAsync(_old));
        Assert.False(await PlansAgainAsync(_new));

        async Task<bool> PlansAgainAsync(GraphDataset dataset)
        {
            var recording = new RecordingCypherClient(_database.Client);
            await ImportAsync(recording, dataset);
            return recording.Statements.Any(statement => statement.Text.Contains("prepareForReplanning", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Another_dataset_replaces_the_whole_of_the_old_one()
    {
        await ImportAsync(_database.Client, _old);
        Assert.Equal(new ImportResult(Changed: true, _old.Revision), await ImportAsync(_database.Client, _new));
        await AssertOnlyAsync(_new);
    }

    [Fact]
    public async Task Wherever_an_import_breaks_off_one_revision_is_whole_and_the_next_import_cleans_up()
    {
        await ImportAsync(_database.Client, _old);
        await ImportAsync(_database.Client, _new);
        var unbroken = new BreakingCypherClient(_database.Client, int.MaxValue, () => new InvalidOperationException());
        await ImportAsync(unbroken, _old);
        Assert.InRange(unbroken.Count, 20, 200);
        var (from, to) = (_old, _new);
        for (var statements = 1; statements < unbroken.Count; statements += 2)
        {
            var broken = new BreakingCypherClient(_database.Client, statements, () => new StoreUnavailableException("Killed."));
            var failure = await Record.ExceptionAsync(() => ImportAsync(broken, to));
            var current = (await Catalog.ReadAsync(_database.Client, None)).Current!;
            // Once the new revision is current the import has succeeded, whatever is left of the old one.
            if (failure is null) Assert.Equal(to.Revision, current.Revision);
            else Assert.IsType<StoreUnavailableException>(failure);
            await AssertWholeAsync(current.Revision == to.Revision ? to : from);

            await ImportAsync(_database.Client, to);
            await AssertOnlyAsync(to);
            (from, to) = (to, from);
        }
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(12)]
    public async Task The_first_import_makes_the_indexes_after_the_nodes_and_where_it_breaks_off_the_next_one_does(int statements)
    {
        await RunAsync("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS");
        await RunAsync("DROP CONSTRAINT node_import_number IF EXISTS");
        await RunAsync("DROP INDEX node_import_place_1_up IF EXISTS");
        var indexes = -1;
        var client = new BreakingCypherClient(_database.Client, statements, () => new StoreUnavailableException("Killed."));
        // At the first word of progress the first nodes are written.
        var seen = new AtOnce(async () => indexes = await IndexesAsync());
        var failure = await Record.ExceptionAsync(() => Neo4jDatabase.ImporterOver(client).ImportAsync(_old, replace: false, announce: null, seen, None));
        Assert.Equal((0, statements < client.Count), (indexes, failure is StoreUnavailableException));
        await ImportAsync(_database.Client, _old);
        Assert.Equal(2, await IndexesAsync());
        await AssertOnlyAsync(_old);

        async Task<int> IndexesAsync() => (await ValueAsync("SHOW INDEXES YIELD name, state WHERE name IN ['node_import_number', 'node_import_place_1_up'] AND state = 'ONLINE' RETURN count(*)")).Whole;
    }

    [Theory]
    [InlineData("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "The memory pool limit was exceeded.", false)]
    [InlineData("Neo.DatabaseError.Transaction.TransactionStartFailed", "The database has encountered a critical error, and needs to be restarted.", true)]
    public async Task Whichever_statement_the_database_fails_at_its_reason_is_told_and_the_old_revision_stays(string code, string reason, bool fails)
    {
        await ImportAsync(_database.Client, _old);
        var said = new CypherException(code, reason + "\nMore.");
        // The catalog is read, the indexes are looked at, the lease is taken, and nodes are written.
        foreach (var statements in (int[])[0, 1, 2, 3, 12])
        {
            var full = new BreakingCypherClient(_database.Client, statements, () => fails ? new StoreUnavailableException("The graph's database fails (HTTP 500).", said) : said);
            var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportAsync(full, _new));
            Assert.Contains($"stays as it is: {reason} More. ({code})", refused.Message, StringComparison.Ordinal);
            Assert.Equal(fails, refused.Message.Contains("space on its disk", StringComparison.Ordinal));
        }

        await AssertWholeAsync(_old);
    }

    [Fact]
    public async Task The_relationships_of_a_hub_are_removed_in_several_transactions()
    {
        using var seed = new SeedCopy();
        for (var i = 0; i <= RevisionRemoval.RelationshipsPerBatch; i++)
        {
            seed.Add("agreements.csv", ("id", $"agreement:{i}"), ("type", "MEMORANDUM"), ("title_en", $"Number {i}"), ("unverified", "true"));
            seed.Add("party_to.csv", ("from", "country:CHN"), ("to", $"agreement:{i}"), ("role", "PARTY"));
        }

        await ImportAsync(_database.Client, seed.Read().Dataset!);
        var counting = new DeletionCounter(_database.Client);
        await ImportAsync(counting, _old);
        Assert.Equal(RevisionRemoval.RelationshipsPerBatch, counting.Most);
        await AssertOnlyAsync(_old);
    }

    [Fact]
    public async Task Of_two_importers_at_once_one_wins_and_the_other_is_refused()
    {
        await ImportAsync(_database.Client, _old);
        await Neo4jDatabase.ImporterOver(_database.Client).ImportAsync(_new, replace: false, announce: async () =>
        {
            // The first one has not ended yet.
            var second = new Neo4jImporter(_database.Client, TimeSpan.Zero, TimeProvider.System);
            var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => second.ImportAsync(_old, replace: false, announce: null, progress: null, None));
            Assert.StartsWith("Another import is running", refused.Message, StringComparison.Ordinal);
        }, progress: null, None);
        await AssertOnlyAsync(_new);
    }

    [Fact]
    public async Task An_importer_that_lost_its_lease_can_write_nothing_more()
    {
        await ImportAsync(_database.Client, _old);
        var third = Dataset("A third title");
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => Neo4jDatabase.ImporterOver(_database.Client).ImportAsync(
            _new, replace: false, announce: null, new AtOnce(() => ImportAsync(_database.Client, third)), None));
        Assert.StartsWith("Another import has taken over", refused.Message, StringComparison.Ordinal);
        await AssertOnlyAsync(third);
    }

    [Fact]
    public async Task A_graph_of_others_is_left_alone_unless_it_may_be_replaced()
    {
        await RunAsync("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS");
        await RunAsync("CREATE (:Country {id: 'country:CHN', name: 'of somebody else'})-[:KNOWS]->(:Person)");
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => Neo4jDatabase.ImporterOver(_database.Client).ImportAsync(_old, replace: false, announce: null, progress: null, None));
        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await ValueAsync("MATCH (n) RETURN count(n)")).Whole);

        await Neo4jDatabase.ImporterOver(_database.Client).ImportAsync(_old, replace: true, announce: null, progress: null, None);
        await AssertOnlyAsync(_old);
    }

    [Fact]
    public async Task Hostile_text_comes_back_as_it_went_in_and_is_found_and_ordered_as_in_memory()
    {
        string[] titles = ["'}) DETACH DELETE n //", "\\\" OR true", "{$revision}", "Straße İstanbul ǅ ſ", "中国—Қазақстан", "\U0001f600 emoji", "\uffe5 wide", "a\u0301 combined", "UPPER and lower"];
        using var seed = new SeedCopy();
        for (var i = 0; i < titles.Length; i++) seed.Add("agreements.csv", ("id", $"agreement:{i}'`\"$"), ("type", "MEMORANDUM"), ("title_en", titles[i].Normalize()), ("unverified", "true"));
        var dataset = seed.Read().Dataset!;
        var memory = new MemoryGraphStore(dataset);
        var store = await _database.OpenAsync(dataset, keptNodes: 0);
        var texts = titles.Append("straße").Append("ISTANBUL").Append("ı").Append("K").Append("").Append("upper AND LOWER");
        foreach (var condition in texts.Select(text => (Condition)new Condition.TextContains([Agreement.TitleEn], text)).Append(Condition.Always).Append(new Condition.IdIn(new HashSet<string> { "agreement:0'`\"$" })))
        {
            foreach (var order in new[] { NodeOrder.ById, new(Agreement.TitleEn), new(Agreement.TitleEn, Descending: true) })
            {
                var expected = await memory.FindNodesAsync(Agreement.Label, condition, order, new(50), None);
                var found = await store.FindNodesAsync(Agreement.Label, condition, order, new(50), None);
                Assert.Equal(expected.Nodes.Select(node => (node.Id, node.Get(Agreement.TitleEn))), found.Nodes.Select(node => (node.Id, node.Get(Agreement.TitleEn))));
                Assert.Equal(expected.TotalCount, found.TotalCount);
            }
        }
    }

    [Fact]
    public async Task A_comparison_counts_what_would_change()
    {
        await ImportAsync(_database.Client, _old);
        Assert.Empty((await _database.Importer.CompareAsync(_old, progress: null, None)).Kinds);
        var difference = await _database.Importer.CompareAsync(_new, progress: null, None);
        Assert.Equal(_old.Revision, difference.Current);
        Assert.Equal([new KindDifference("Agreement", 0, 0, 1)], difference.Kinds);

        using var larger = new SeedCopy();
        larger.Add("agreements.csv", ("id", "agreement:plan"), ("type", "MEMORANDUM"), ("title_en", "A plan"), ("unverified", "true"));
        larger.Set("party_to.csv", 0, "to", "agreement:plan");
        Assert.Equal(
            [new("Agreement", 1, 0, 1), new("PARTY_TO", 1, 1, 0)],
            (await _database.Importer.CompareAsync(larger.Read().Dataset!, progress: null, None)).Kinds);
        Assert.Equal(_old.Revision, (await Catalog.ReadAsync(_database.Client, None)).Current!.Revision);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    internal static GraphDataset Dataset(string title)
    {
        using var seed = new SeedCopy();
        return seed.Set("agreements.csv", 0, "title_en", title).Read().Dataset!;
    }

    private static Task<ImportResult> ImportAsync(ICypherClient client, GraphDataset dataset) =>
        Neo4jDatabase.ImporterOver(client, orderedDegree: 1).ImportAsync(dataset, replace: true, announce: null, progress: null, None);

    private async Task AssertOnlyAsync(GraphDataset dataset)
    {
        await AssertWholeAsync(dataset);
        // Beside the nodes: the catalog and the dataset.
        Assert.Equal(dataset.Nodes.Count + 2, (await ValueAsync("MATCH (n) RETURN count(n)")).Whole);
        Assert.Equal(dataset.Relationships.Sum(set => set.From.Length) + 1, (await ValueAsync("MATCH ()-[r]->() RETURN count(r)")).Whole);
    }

    private async Task AssertWholeAsync(GraphDataset dataset)
    {
        Assert.Equal(dataset.Revision, (await Catalog.ReadAsync(_database.Client, None)).Current!.Revision);
        Assert.Empty((await _database.Importer.CompareAsync(dataset, progress: null, None)).Kinds);
    }

    private Task<IReadOnlyList<CypherValue[]>> RunAsync(string statement) => _database.Client.RunAsync(new(statement), None);

    private async Task<CypherValue> ValueAsync(string statement) => (await RunAsync(statement))[0][0];

    /// <summary>Does something at the first word of progress, before the import goes on.</summary>
    private sealed class AtOnce(Func<Task> action) : IProgress<ImportProgress>
    {
        private bool _done;

        public void Report(ImportProgress value)
        {
            if (_done) return;
            _done = true;
            action().GetAwaiter().GetResult();
        }
    }
}
