namespace CooperationGraph.Datasets.Rules;

/// <summary>A CSV file of the folder that the graph model does not know.</summary>
public static class UnknownFileRule
{
    public static void Check(string folder, NoticeList notices)
    {
        var known = SeedFolder.Owners.Select(owner => owner.File).ToList();
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal))
        {
            if (!known.Contains(file)) notices.Add("unknown_file", Severity.Warning, file, $"The file is not read. Rename or remove it.{NearestName.Hint(file, known)}");
        }
    }
}
