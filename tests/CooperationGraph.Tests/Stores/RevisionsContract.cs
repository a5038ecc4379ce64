using CooperationGraph.Changes;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Stores;

/// <summary>What everything that opens revisions must do, with two small ones of which no more than one may be open.</summary>
public abstract class RevisionsContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly GraphDataset _old = Dataset("An old title");
    private readonly GraphDataset _new = Dataset("A new title");

    /// <summary>Does something while both datasets can be opened, no more than so many at once.</summary>
    protected abstract Task WithAsync(GraphDataset former, GraphDataset current, int bound, Func<IRevisions, Task> actAsync);

    [Fact]
    public Task Two_revisions_are_read_beside_each_other() => WithAsync(_old, _new, bound: 2, async revisions =>
    {
        Assert.Equal(new[] { _old.Revision, _new.Revision }.Order(StringComparer.Ordinal), (await revisions.ListAsync(None)).Select(each => each.Revision).Order(StringComparer.Ordinal));
        using var former = await revisions.OpenAsync(_old.Revision, None);
        using var current = await revisions.OpenAsync(_new.Revision, None);
        Assert.Equal([_old.Revision, _new.Revision], [former!.Store.Revision, current!.Store.Revision]);
        Assert.Equal(["An old title", "A new title"], [await TitleAsync(former.Store), await TitleAsync(current.Store)]);
    });

    [Fact]
    public Task One_more_than_may_be_open_is_refused_until_one_is_let_go() => WithAsync(_old, _new, bound: 1, async revisions =>
    {
        using (var first = await revisions.OpenAsync(_old.Revision, None))
        {
            using var again = await revisions.OpenAsync(_old.Revision, None);
            Assert.Same(first!.Store, again!.Store);
            // The other handle still holds it.
            first.Dispose();
            first.Dispose();
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await revisions.OpenAsync(_new.Revision, None));
        }

        using var other = await revisions.OpenAsync(_new.Revision, None);
        Assert.Equal("A new title", await TitleAsync(other!.Store));
    });

    [Fact]
    public Task An_unknown_revision_is_none_and_takes_no_place() => WithAsync(_old, _new, bound: 1, async revisions =>
    {
        Assert.Null(await revisions.OpenAsync("0123456789abcdef", None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await revisions.OpenAsync(_old.Revision, new(canceled: true)));
        using var known = await revisions.OpenAsync(_old.Revision, None);
        Assert.NotNull(known);
    });

    [Fact]
    public Task What_changed_from_one_to_the_other_is_told_from_either_side() => WithAsync(_old, _new, bound: 2, async revisions =>
    {
        var changes = new RevisionChanges(revisions);
        foreach (var (from, to, before, after) in new[] { (_old.Revision, _new.Revision, "An old title", "A new title"), (_new.Revision, _old.Revision, "A new title", "An old title") })
        {
            var change = Assert.Single((await changes.GetAsync(from, to, None))!);
            Assert.Equal((ChangeKind.Changed, "agreement:bit", "Agreement", new FieldChange("title_en", before, after)), (change.Kind, change.Subject, change.Label, Assert.Single(change.Fields)));
        }

        Assert.Empty((await changes.GetAsync(_new.Revision, _new.Revision, None))!);
        Assert.Null(await changes.GetAsync("0123456789abcdef", _new.Revision, None));
    });

    private static async Task<string?> TitleAsync(IGraphStore store) => (await store.GetNodesAsync(["agreement:bit"], None))[0]!.Get(Agreement.TitleEn);

    private static GraphDataset Dataset(string title)
    {
        using var seed = new SeedCopy();
        return seed.Set("agreements.csv", 0, "title_en", title).Read().Dataset!;
    }
}

public sealed class MemoryRevisionsTests : RevisionsContract
{
    [Fact]
    public async Task A_dataset_that_cannot_be_read_takes_no_place()
    {
        var revisions = new MemoryRevisions(new Dictionary<string, Func<GraphDataset>> { ["broken"] = () => throw new IOException("It is gone."), ["whole"] = () => RealSeed.Dataset }, bound: 1);
        await Assert.ThrowsAsync<IOException>(async () => await revisions.OpenAsync("broken", CancellationToken.None));
        using var whole = await revisions.OpenAsync("whole", CancellationToken.None);
        Assert.NotNull(whole);
    }

    protected override Task WithAsync(GraphDataset former, GraphDataset current, int bound, Func<IRevisions, Task> actAsync) =>
        actAsync(new MemoryRevisions(new[] { former, current }.ToDictionary(dataset => dataset.Revision, dataset => new Func<GraphDataset>(() => dataset)), bound));
}

[Collection(WrittenNeo4j.Name)]
public sealed class Neo4jRevisionsTests(Neo4jProcess neo4j) : RevisionsContract, IAsyncDisposable
{
    private readonly Neo4jDatabase _database = new(neo4j.Options);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    // In the time of grace after an import both are there.
    protected override async Task WithAsync(GraphDataset former, GraphDataset current, int bound, Func<IRevisions, Task> actAsync)
    {
        await _database.Importer.ImportAsync(former, replace: true, announce: null, progress: null, CancellationToken.None);
        await _database.Importer.ImportAsync(current, replace: true, () => actAsync(new Neo4jRevisions(_database.Client, bound, TimeProvider.System)), progress: null, CancellationToken.None);
    }
}
