using CooperationGraph.Datasets;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// Looks at the files of a seed folder again and again. When they have changed and are quiet again, the folder is read as a whole: a valid one is served;
/// of any other it is told once what is wrong, and the last good revision stays. Nothing that is in the folder, or happens to it, ends the watch.
/// </summary>
/// <param name="revisions">Where what is served stays.</param>
/// <param name="read">Reads the folder; <see cref="DatasetReader"/> does if it is not given.</param>
internal sealed partial class SeedWatch(
    string folder, CurrentStore current, TimeProvider clock, ILogger<SeedWatch> logger, RevisionFolder? revisions = null, Func<string, TimeProvider?, DatasetReadResult>? read = null) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private const int ShownNotices = 3;

    // A file that cannot be opened is tried again without a change, ever more rarely: up to every half minute.
    private const int MostTicksToWait = 64;

    private readonly Func<string, TimeProvider?, DatasetReadResult> _read = read ?? DatasetReader.Read;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A change since the folder was read is found too: the same revision is served again, silently.
        var (known, before) = ("", "");
        var (wait, waited) = (1, 0);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = Look();
            if (now != before) (wait, waited) = (1, 0);
            // An editor or a copy may still be writing.
            else if (now != known && ++waited >= wait)
            {
                if (Read()) known = now;
                (wait, waited) = (Math.Min(wait * 2, MostTicksToWait), 0);
            }

            before = now;
        }
    }

    /// <returns>Whether the folder was read, be it good or bad; if not, it is tried again.</returns>
    private bool Read()
    {
        try
        {
            var (dataset, notices) = _read(folder, clock);
            if (dataset is null)
            {
                var errors = notices.Kept.Where(notice => notice.Severity == Severity.Error).Take(ShownNotices).Select(notice => notice.ToLine());
                Refuse($"The changed seed folder has {notices.CountOf(Severity.Error)} errors; revision {current.Revision} is still served. {string.Join(" ", errors)} All of them: cooperation-graph validate {folder}");
                return !notices.Counts.ContainsKey("unreadable_file");
            }

            if (dataset.Revision != current.Revision)
            {
                current.Switch(new MemoryGraphStore(dataset));
                Log.Serving(logger, dataset.Revision);
                Keep(dataset);
            }
            else if (current.Notice is not null)
            {
                current.Clear();
                Log.Recovered(logger, dataset.Revision);
            }
        }
        // Whatever it is: the revision that is served is good.
        catch (Exception e)
        {
            Refuse($"The changed seed folder cannot be served; revision {current.Revision} is still served. Please report it: {e.GetType().Name}: {e.Message}");
        }

        return true;
    }

    private void Keep(GraphDataset dataset)
    {
        try
        {
            revisions?.Keep(dataset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, dataset.Revision, e.Message);
        }
    }

    private void Refuse(string notice)
    {
        if (current.Notice == notice) return;
        current.Note(notice);
        Log.Refused(logger, notice);
    }

    // Names, sizes and times of change: enough to know that something happened.
    private string Look()
    {
        try
        {
            return string.Join('|', new DirectoryInfo(folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        }
        // The folder may be gone, or a file of it between its name and its size.
        catch (Exception e)
        {
            return e.Message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The seed folder has changed: revision {Revision} is served.")]
        public static partial void Serving(ILogger logger, string revision);

        [LoggerMessage(LogLevel.Warning, "The seed folder is as it was again: revision {Revision} is served.")]
        public static partial void Recovered(ILogger logger, string revision);

        [LoggerMessage(LogLevel.Error, "Revision {Revision} is served, but could not be written to the folder of revisions: {Message}")]
        public static partial void NotKept(ILogger logger, string revision, string message);

        [LoggerMessage(LogLevel.Error, "{Notice}")]
        public static partial void Refused(ILogger logger, string notice);
    }
}
