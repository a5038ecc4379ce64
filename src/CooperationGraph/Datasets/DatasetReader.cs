using CooperationGraph.Datasets.Rules;

namespace CooperationGraph.Datasets;

/// <summary>Reads a seed folder, checks it as a whole, and makes a dataset of it or says everything that is wrong with it.</summary>
public static class DatasetReader
{
    /// <summary>Never throws for bad data. A file that cannot be opened throws <see cref="IOException"/>.</summary>
    public static DatasetReadResult Read(string folder)
    {
        var notices = new NoticeList();
        if (!Directory.Exists(folder))
        {
            notices.Add("missing_folder", Severity.Error, folder, "The folder does not exist. Name the folder that holds the CSV files.");
            return new(null, notices);
        }

        var interned = new Dictionary<string, string>();
        var seed = new SeedFolder([.. SeedFolder.Owners.Select(owner => SeedTableReader.Read(folder, owner, interned, notices))]);
        UnknownFileRule.Check(folder, notices);

        // A table that could not be read would make every reference to it look broken.
        if (notices.HasErrors) return new(null, notices);
        foreach (var rule in DatasetRules.All) rule.Check(seed, notices);
        return new(notices.HasErrors ? null : DatasetAssembler.Assemble(seed), notices);
    }
}
