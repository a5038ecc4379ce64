using CooperationGraph.Datasets.Rules;
using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>Reads a seed folder, checks it as a whole, and makes a dataset of it or says everything that is wrong with it.</summary>
public static class DatasetReader
{
    /// <summary>
    /// Never throws for what is in the folder, nor for what cannot be read (<c>unreadable_file</c>). What is thrown by a mistake in a rule is a notice too
    /// (<c>internal_error</c>).
    /// </summary>
    /// <param name="clock">What day it is, for warnings about dates in the future; the machine's clock if not given. No revision depends on it.</param>
    public static DatasetReadResult Read(string folder, TimeProvider? clock = null) => Read(folder, GraphModel.Table, clock);

    /// <inheritdoc cref="Read(string, TimeProvider?)"/>
    /// <param name="model">What the folder may hold.</param>
    internal static DatasetReadResult Read(string folder, ModelTable model, TimeProvider? clock = null)
    {
        var (seed, notices) = ReadTables(folder, model, clock);
        GraphDataset? dataset = null;
        if (!notices.HasErrors) Guard("DatasetAssembler", folder, notices, () => dataset = DatasetAssembler.Assemble(seed));
        return new(dataset, notices);
    }

    /// <summary>Reads and checks the folder as <see cref="Read(string, TimeProvider?)"/> does, and gives its cells as they stand there.</summary>
    internal static (SeedFolder Seed, NoticeList Notices) ReadTables(string folder, TimeProvider? clock = null) => ReadTables(folder, GraphModel.Table, clock);

    private static (SeedFolder Seed, NoticeList Notices) ReadTables(string folder, ModelTable model, TimeProvider? clock)
    {
        var notices = new NoticeList();
        if (!Directory.Exists(folder))
        {
            notices.Add("missing_folder", Severity.Error, folder, $"{(File.Exists(folder) ? "That is a file, and no folder." : "The folder does not exist.")} Name the folder that holds the CSV files.");
            return (new(model, model.Owners.Select(owner => new SeedTable(model, owner) { IsBroken = true })), notices);
        }

        var known = new Dictionary<string, (string?, CellChanges)>();
        var seed = new SeedFolder(model, [.. model.Owners.Select(owner => ReadTable(folder, model, owner, known, notices))]);
        Guard("UnknownFileRule", folder, notices, () => UnknownFileRule.Check(folder, model, notices));
        Check(seed, DatasetRules.On(DateOnly.FromDateTime((clock ?? TimeProvider.System).GetUtcNow().UtcDateTime)), folder, notices);
        return (seed, notices);
    }

    /// <summary>Runs rules one after the other, whatever one of them does.</summary>
    internal static void Check(SeedFolder seed, IEnumerable<IDatasetRule> rules, string folder, NoticeList notices)
    {
        foreach (var rule in rules) Guard(rule.GetType().Name, folder, notices, () => rule.Check(seed, notices));
    }

    private static SeedTable ReadTable(string folder, ModelTable model, PropertyOwner owner, Dictionary<string, (string?, CellChanges)> known, NoticeList notices)
    {
        SeedTable? table = null;
        Guard("SeedTableReader", owner.File, notices, () => table = SeedTableReader.Read(folder, model, owner, known, notices));
        return table ?? new(model, owner) { IsBroken = true };
    }

    // Nothing that a file holds may end a server that watches it.
    private static void Guard(string part, string file, NoticeList notices, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            notices.Add("internal_error", Severity.Error, file, $"Internal error in {part}: please report it, with the file where you can. {e.GetType().Name}: {CellText.Shown(e.Message)}");
        }
    }
}
