using CooperationGraph.Datasets;

namespace CooperationGraph.Stores;

/// <summary>
/// Revisions that stay for good: each is a seed folder of its own, in the canonical form whose fingerprint is its name (<see cref="DatasetWriter"/>). Whoever has the folder may
/// validate, compare or delete them like any other. One that is read is given for as long as what it holds is what it is named by. Safe for concurrent use, of several processes too.
/// </summary>
/// <param name="path">It need not exist yet.</param>
/// <param name="bound">How many may be in memory at once for those who read them.</param>
public sealed class RevisionFolder(string path, int bound) : IRevisions
{
    private const int DigitsOfRevision = 16;

    // The last one that was read stays, where it is small: whoever follows a link to it asks more than once.
    private const int MostNodesToStay = 200_000;

    private readonly OpenRevisions _open = new(bound);
    private IGraphStore? _last;

    /// <summary>Writes a dataset, unless it is there: beside its place, and then put there at once, so that nobody reads a part of it.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException"><inheritdoc cref="IOException"/></exception>
    public void Keep(GraphDataset dataset)
    {
        var place = PlaceOf(dataset.Revision);
        if (Directory.Exists(place)) return;
        Directory.CreateDirectory(path);
        var written = Path.Combine(path, $".{dataset.Revision}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(written);
        try
        {
            DatasetWriter.Write(dataset, written);
            Directory.Move(written, place);
        }
        // Another process has kept the same meanwhile.
        catch (IOException) when (Directory.Exists(place))
        {
        }
        finally
        {
            if (Directory.Exists(written)) Directory.Delete(written, recursive: true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KnownRevision>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return new([.. KnownRevision.NewestFirst(new DirectoryInfo(path).EnumerateDirectories().Where(each => IsRevision(each.Name)).Select(each => new KnownRevision(each.Name, new DateTimeOffset(each.LastWriteTimeUtc))))]);
        }
        catch (DirectoryNotFoundException)
        {
            return new([]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The folder of former revisions cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<RevisionHandle?> OpenAsync(string revision, CancellationToken cancellationToken) =>
        IsRevision(revision) && Directory.Exists(PlaceOf(revision)) ? _open.OpenAsync(revision, () => Task.Run(() => Read(revision)), cancellationToken) : new((RevisionHandle?)null);

    private IGraphStore? Read(string revision)
    {
        if (_last is { } last && last.Revision == revision) return last;
        // Somebody may have changed a file by hand, and rules may have become stricter: then it is no longer that revision.
        if (DatasetReader.Read(PlaceOf(revision)).Dataset is not { } dataset || dataset.Revision != revision) return null;
        var store = new MemoryGraphStore(dataset);
        if (dataset.Nodes.Count <= MostNodesToStay) _last = store;
        return store;
    }

    private string PlaceOf(string revision) => Path.Combine(path, revision);

    // It comes from a URL, and becomes a path.
    private static bool IsRevision(string name) => name.Length == DigitsOfRevision && name.All(char.IsAsciiHexDigitLower);
}
