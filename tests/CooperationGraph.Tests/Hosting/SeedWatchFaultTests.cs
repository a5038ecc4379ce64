using CooperationGraph.Datasets;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.Tests.Hosting;

/// <summary>Everything that may happen to a watched folder. The clock stands still but for the test's ticks.</summary>
public sealed class SeedWatchFaultTests : IDisposable
{
    private readonly SeedCopy _seed = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly Lines _log = new();
    private readonly CurrentStore _current;
    private readonly string _revision;
    private Exception? _crash;
    private int _reads;

    public SeedWatchFaultTests()
    {
        _current = new(new MemoryGraphStore(_seed.Read().Dataset!));
        _revision = _current.Revision!;
    }

    public static TheoryData<string, string, Action<string>> Faults => new()
    {
        { "a file deleted", "missing_file", folder => File.Delete(Path.Combine(folder, "covers.csv")) },
        { "a file half written", "malformed_csv", folder => File.AppendAllText(Path.Combine(folder, "agreements.csv"), "agreement:new,\"JOINT_STA") },
        { "a row half written", "ragged_row", folder => File.AppendAllText(Path.Combine(folder, "agreements.csv"), "agreement:new,JOINT_STA") },
        { "a file emptied", "empty_file", folder => File.WriteAllText(Path.Combine(folder, "claims.csv"), "") },
        { "another encoding", "invalid_utf8", folder => File.WriteAllBytes(Path.Combine(folder, "claims.csv"), [0xFF, 0xFE, 0]) },
        { "a workbook", "not_csv", folder => File.WriteAllBytes(Path.Combine(folder, "claims.csv"), [0x50, 0x4B, 3, 4]) },
        { "a character that is none", "noncharacter", folder => AppendRow(Path.Combine(folder, "sources.csv"), "source:x,NEWS,,\uFFFE") },
        { "a folder in place of a file", "missing_file", folder => { File.Delete(Path.Combine(folder, "covers.csv")); Directory.CreateDirectory(Path.Combine(folder, "covers.csv")); } },
        { "a link that leads nowhere", "unreadable_file", folder => { File.Delete(Path.Combine(folder, "covers.csv")); File.CreateSymbolicLink(Path.Combine(folder, "covers.csv"), "nowhere"); } },
        { "the folder removed", "missing_folder", folder => Directory.Delete(folder, recursive: true) },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task What_happens_to_the_folder_is_told_once_and_the_last_good_revision_stays_until_it_is_well_again(string name, string code, Action<string> fault)
    {
        using var watch = await WatchAsync();
        fault(_seed.Folder);
        await TickUntilAsync(() => _current.Notice is not null, name);
        Assert.Contains(code, _current.Notice, StringComparison.Ordinal);
        Assert.Equal(_revision, _current.Revision);

        if (Directory.Exists(_seed.Folder)) Directory.Delete(_seed.Folder, recursive: true);
        Directory.CreateDirectory(_seed.Folder);
        _seed.Write();
        await TickUntilAsync(() => _current.Notice is null, "well again after " + name);
        Assert.Equal(_revision, _current.Revision);
        Assert.Equal([LogLevel.Error, LogLevel.Warning], _log.Messages.Select(each => each.Level));
        Assert.Equal($"The seed folder is as it was again: revision {_revision} is served.", _log.Messages.Last().Text);
        Assert.False(watch.ExecuteTask!.IsCompleted);
    }

    [Fact]
    public async Task A_crash_while_reading_is_told_once_and_the_watch_goes_on()
    {
        using var watch = await WatchAsync();
        _crash = new InsufficientExecutionStackException("too deep");
        _seed.Set("agreements.csv", 0, "title_en", "Changed").Write();
        await TickUntilAsync(() => _current.Notice is not null, "the crash is told");
        Assert.Contains("InsufficientExecutionStackException: too deep", _current.Notice, StringComparison.Ordinal);

        _crash = null;
        _seed.Set("agreements.csv", 0, "title_en", "Changed again").Write();
        await TickUntilAsync(() => _current.Revision != _revision, "the next change is served");
        Assert.Null(_current.Notice);
        Assert.Equal([LogLevel.Error, LogLevel.Warning], _log.Messages.Select(each => each.Level));
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_tried_again_without_a_change()
    {
        var locked = true;
        using var watch = await WatchAsync(folder =>
        {
            if (!locked) return null;
            var notices = new NoticeList();
            notices.Add("unreadable_file", Severity.Error, "covers.csv", "The file cannot be read: it is locked.");
            return new(null, notices);
        });
        _seed.Set("agreements.csv", 0, "title_en", "Changed").Write();
        await TickUntilAsync(() => _current.Notice is not null, "the lock is told");
        locked = false;
        await TickUntilAsync(() => _current.Revision != _revision, "the file is read");
        Assert.Null(_current.Notice);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_served_stays_in_the_folder_of_revisions_and_is_served_where_that_cannot_be_written(bool isWritable)
    {
        using var folder = new TemporaryFolder();
        var place = Path.Combine(folder.Path, "revisions");
        if (!isWritable) await File.WriteAllTextAsync(place, "No folder.");
        using var watch = await WatchAsync(revisions: new(place, bound: 1));
        _seed.Set("agreements.csv", 0, "title_en", "Changed").Write();
        await TickUntilAsync(() => _current.Revision != _revision, "the file is read");
        if (isWritable) await TickUntilAsync(() => Directory.Exists(Path.Combine(place, _current.Revision!)), "the revision is kept");
        else await TickUntilAsync(() => _log.Messages.Any(message => message.Text.StartsWith($"Revision {_current.Revision} is served, but could not be written to the folder of revisions: ", StringComparison.Ordinal)), "the log tells it");
    }

    public void Dispose() => _seed.Dispose();

    private async Task<SeedWatch> WatchAsync(Func<string, DatasetReadResult?>? read = null, RevisionFolder? revisions = null)
    {
        var watch = new SeedWatch(_seed.Folder, _current, _clock, _log, revisions, (folder, clock) =>
        {
            Interlocked.Increment(ref _reads);
            return _crash is not null ? throw _crash : read?.Invoke(folder) ?? DatasetReader.Read(folder, clock);
        });
        await watch.StartAsync(CancellationToken.None);
        await TickUntilAsync(() => _reads > 0, "the folder as it is has been read");
        return watch;
    }

    // With as many cells as the file has columns.
    private static void AppendRow(string file, string beginning) =>
        File.AppendAllText(file, beginning + new string(',', File.ReadLines(file).First().Count(letter => letter == ',') - beginning.Count(letter => letter == ',')) + "\n");

    // A tick may fall on a watch that is still busy; more of them do no harm.
    private Task TickUntilAsync(Func<bool> condition, string what) =>
        Poll.UntilAsync(() =>
        {
            _clock.Advance(SeedWatch.Interval);
            return condition();
        }, what);

    private sealed class Lines : ILogger<SeedWatch>
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<(LogLevel Level, string Text)> _messages = new();

        public IReadOnlyCollection<(LogLevel Level, string Text)> Messages => _messages;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _messages.Enqueue((logLevel, formatter(state, exception)));
    }
}
