using System.Net;
using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace CooperationGraph.Tests.Stores;

public sealed class RevisionFolderTests : RevisionsContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Place => Path.Combine(_folder.Path, "revisions");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_changed_by_hand_is_no_longer_that_revision()
    {
        var revisions = new RevisionFolder(Place, bound: 1);
        revisions.Keep(RealSeed.Dataset);
        var file = Path.Combine(Place, RealSeed.Dataset.Revision, "countries.csv");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("Kazakhstan", "Another land", StringComparison.Ordinal));
        Assert.Null(await revisions.OpenAsync(RealSeed.Dataset.Revision, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_kept_once_is_not_written_again_and_what_was_broken_off_is_nothing()
    {
        var revisions = new RevisionFolder(Place, bound: 1);
        Assert.Empty(await revisions.ListAsync(CancellationToken.None));
        revisions.Keep(RealSeed.Dataset);
        var file = Path.Combine(Place, RealSeed.Dataset.Revision, "countries.csv");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        Directory.CreateDirectory(Path.Combine(Place, ".0123456789abcdef-begun"));
        revisions.Keep(RealSeed.Dataset);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file));
        Assert.Equal(RealSeed.Dataset.Revision, Assert.Single(await revisions.ListAsync(CancellationToken.None)).Revision);
        Assert.Equal(2, Directory.EnumerateDirectories(Place).Count());
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../elsewhere0000")]
    [InlineData("0123456789ABCDEF")]
    [InlineData("0123456789abcde")]
    [InlineData("")]
    public async Task What_is_no_revision_leads_to_no_place(string revision)
    {
        Directory.CreateDirectory(Path.Combine(Place, revision));
        Assert.Null(await new RevisionFolder(Place, bound: 1).OpenAsync(revision, CancellationToken.None));
    }

    [Fact]
    public async Task Another_server_over_other_data_answers_of_what_one_has_served_before()
    {
        await using (var before = new ServerProcess(("Revisions__Folder", Place))) await before.InitializeAsync();
        using var seed = new SeedCopy();
        var later = seed.Set("agreements.csv", 0, "title_en", "Another treaty").Read().Dataset!;
        await using var server = new TestServer(new CurrentStore(new MemoryGraphStore(later)), adjust: builder => builder.Configuration.AddInMemoryCollection([new("Revisions:Folder", Place)]));
        await server.InitializeAsync();
        var former = RealSeed.Dataset.Revision;
        var answer = JsonElement.Parse(await server.Http.GetStringAsync($"/graphql?query={{dataset{{revision}}revisions{{nodes{{revision}}}}changes(from:\"{former}\",to:\"{later.Revision}\"){{totalCount}}}}&revision={former}"));
        Assert.Equal(former, answer.Text("data", "dataset", "revision"));
        Assert.Equal(new[] { former, later.Revision }.ToHashSet(), [.. answer.List("data", "revisions", "nodes").Texts("revision")]);
        Assert.True(answer.At("data", "changes").GetProperty("totalCount").GetInt32() > 0);
        // A frame with a query of its own, and an answer that nothing is known of.
        Assert.Contains(former, await server.Http.GetStringAsync($"/coverage.csv?asOf=2020-01-01&type=investment-protection-agreement&revision={former}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync("/graphql?query={dataset{revision}}&revision=0123456789abcdef")).StatusCode);
    }

    protected override Task WithAsync(GraphDataset former, GraphDataset current, int bound, Func<IRevisions, Task> actAsync)
    {
        var revisions = new RevisionFolder(Place, bound);
        revisions.Keep(former);
        revisions.Keep(current);
        return actAsync(revisions);
    }
}
