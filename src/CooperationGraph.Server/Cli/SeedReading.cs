using CooperationGraph.Datasets;
using CooperationGraph.Server.Hosting;

namespace CooperationGraph.Server.Cli;

/// <summary>Reads the seed folder of a command, or says why not.</summary>
internal static class SeedReading
{
    private const int ShownNotices = 20;

    /// <param name="usage">How the command takes a folder.</param>
    /// <returns>The dataset and 0; or null and the exit code, after what is wrong was told.</returns>
    public static async Task<(GraphDataset? Dataset, int ExitCode)> ReadAsync(string folder, string usage, TextWriter error)
    {
        if (!Directory.Exists(folder))
        {
            await error.WriteLineAsync($"{(File.Exists(folder) ? $"'{folder}' is a file, and no seed folder." : $"There is no seed folder '{folder}'.")} Run the command beside graph-seed, or name a folder: {usage}");
            return (null, ExitCodes.NoStore);
        }

        var (dataset, notices) = DatasetReader.Read(folder);
        if (dataset is not null) return (dataset, ExitCodes.Done);
        foreach (var notice in notices.Kept.Where(notice => notice.Severity == Severity.Error).Take(ShownNotices)) await error.WriteLineAsync(notice.ToLine());
        await error.WriteLineAsync($"The seed folder '{folder}' is refused: {notices.CountOf(Severity.Error)} errors. All of them: cooperation-graph validate {folder}");
        return (null, ExitCodes.RefusedData);
    }

    /// <summary>Writes what was read to the folder in which revisions stay, where a setting names one.</summary>
    /// <exception cref="InvalidSettingException">It cannot be written to.</exception>
    public static void Keep(IConfiguration configuration, GraphDataset dataset)
    {
        try
        {
            Settings.RevisionsOf(configuration)?.Keep(dataset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException($"The folder of '{Settings.RevisionsFolder}' cannot be written to: {e.Message}", e);
        }
    }
}
