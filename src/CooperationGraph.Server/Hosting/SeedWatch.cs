using CooperationGraph.Datasets;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// Looks at the files of a seed folder again and again. When they have changed and are quiet again, the folder is read as a whole: a valid one is served,
/// one with errors is told of and the old one stays.
/// </summary>
internal sealed partial class SeedWatch(string folder, CurrentStore current, TimeProvider clock, ILogger<SeedWatch> logger) : BackgroundService
{
    private const int ShownNotices = 3;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A change since the folder was read is found too: the same revision is served again, silently.
        var (known, before) = ("", "");
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = Look();
            // An editor or a copy may still be writing.
            if (now == before && now != known && Read()) known = now;

            before = now;
        }
    }

    /// <returns>Whether the files could be read; if not they are tried again.</returns>
    private bool Read()
    {
        try
        {
            var (dataset, notices) = DatasetReader.Read(folder);
            if (dataset is null)
            {
                var errors = notices.Kept.Where(notice => notice.Severity == Severity.Error).Take(ShownNotices).Select(notice => notice.ToLine());
                Refuse($"The changed seed folder has {notices.CountOf(Severity.Error)} errors; revision {current.Revision} is still served. {string.Join(" ", errors)} All of them: cooperation-graph validate {folder}");
                return true;
            }

            if (dataset.Revision != current.Revision)
            {
                current.Switch(new MemoryGraphStore(dataset));
                Log.Serving(logger, dataset.Revision);
            }
            else
            {
                current.Clear();
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse($"The changed seed folder cannot be read; revision {current.Revision} is still served. {e.Message}");
            return false;
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
            return string.Join('|', new DirectoryInfo(folder).EnumerateFiles("*.csv").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The seed folder has changed: revision {Revision} is served.")]
        public static partial void Serving(ILogger logger, string revision);

        [LoggerMessage(LogLevel.Error, "{Notice}")]
        public static partial void Refused(ILogger logger, string notice);
    }
}
