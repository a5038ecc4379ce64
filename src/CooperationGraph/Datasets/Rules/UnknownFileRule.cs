using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A file or folder in the seed folder that is not read. Documents in Markdown, licences and hidden files may stand there.</summary>
public static class UnknownFileRule
{
    private const string Code = "unknown_file";

    /// <exception cref="IOException">The folder is no longer there, or cannot be read.</exception>
    public static void Check(string folder, ModelTable model, NoticeList notices)
    {
        var known = model.Owners.Select(owner => owner.File).ToHashSet();
        var unknown = Directory.EnumerateFileSystemEntries(folder).Where(path => !known.Contains(Path.GetFileName(path)) && !MayStand(path)).Order(StringComparer.Ordinal).ToList();
        foreach (var path in unknown.Take(NoticeList.KeptPerColumn))
        {
            var name = Path.GetFileName(path);
            notices.Add(Code, Severity.Warning, name, () => Path.GetExtension(name).ToLowerInvariant() switch
            {
                _ when Directory.Exists(path) => "Folders in a seed folder are not read. Move its files up, or remove it.",
                ".xlsx" or ".xls" or ".xlsm" or ".ods" or ".numbers" => "Workbooks are not read. Save each of its sheets as 'CSV UTF-8 (comma delimited)' under the name of its file, such as agreements.csv, and move the workbook elsewhere.",
                _ => $"The file is not read. Rename or remove it.{NearestName.Hint(name, known)}",
            });
        }

        if (unknown.Count > NoticeList.KeptPerColumn)
            notices.Add(Code, Severity.Warning, folder, $"{unknown.Count - NoticeList.KeptPerColumn} more files of the folder are not read.");
    }

    private static bool MayStand(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith('.') || Path.GetExtension(name).Equals(".md", StringComparison.OrdinalIgnoreCase)
            || Path.GetFileNameWithoutExtension(name) is "README" or "LICENSE" or "LICENCE" or "NOTICE" or "COPYING";
    }
}
