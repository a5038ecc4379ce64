using CooperationGraph.Datasets;
using CooperationGraph.Graph;

namespace CooperationGraph.Sources.Merging;

/// <summary>
/// Changes files of a seed folder, all or none. What is new is written and checked beside the folder, in <c>folder.import</c>, with copies of the files that it replaces;
/// then file by file is moved. A process that ends before the last one leaves those copies, and the next import puts them back first.
/// </summary>
internal sealed class SeedFolderUpdate : IDisposable
{
    private readonly string _folder;
    private readonly string _beside;
    private readonly string _before;
    private readonly string _seen;
    private readonly FileStream _lock;

    private SeedFolderUpdate(string folder, string beside, FileStream held)
    {
        (_folder, _beside, _lock) = (folder, beside, held);
        _before = Path.Combine(beside, "before");
        if (Directory.Exists(_before)) Restore();
        _seen = Look();
    }

    /// <summary>Whether a former import was broken off and left its copies.</summary>
    public static bool IsBrokenOff(string folder) => Directory.Exists(Path.Combine(Beside(folder), "before"));

    /// <summary>Takes the folder for this process until disposed, and puts back what a former import left half done.</summary>
    /// <exception cref="IOException">Another import has it, or nothing can be written beside it.</exception>
    public static SeedFolderUpdate Begin(string folder)
    {
        var beside = Beside(folder);
        Directory.CreateDirectory(beside);
        return new(folder, beside, new(Path.Combine(beside, "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None));
    }

    /// <summary>Writes the texts, by the names of their files, and reads the folder that comes of it.</summary>
    /// <returns>The dataset, or the errors for which nothing was changed.</returns>
    /// <exception cref="IOException">The folder was changed by somebody else meanwhile, or cannot be written; it is as before.</exception>
    public DatasetReadResult Apply(IReadOnlyDictionary<string, string> texts)
    {
        var after = Fresh("after");
        foreach (var file in GraphModel.Table.Owners.Select(owner => owner.File))
        {
            if (texts.TryGetValue(file, out var text)) File.WriteAllText(Path.Combine(after, file), text);
            else File.Copy(Path.Combine(_folder, file), Path.Combine(after, file));
        }

        var result = DatasetReader.Read(after);
        if (result.Dataset is null) return result;
        var copies = Fresh("copies");
        foreach (var file in texts.Keys) File.Copy(Path.Combine(_folder, file), Path.Combine(copies, file));
        if (Look() != _seen) throw new IOException("The folder was changed by somebody else meanwhile. Nothing was written; run the import again.");
        Directory.Move(copies, _before);
        try
        {
            foreach (var file in texts.Keys)
            {
                var (from, to) = (Path.Combine(after, file), Path.Combine(_folder, file));
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(from, File.GetUnixFileMode(to));
                File.Move(from, to, overwrite: true);
            }
        }
        catch
        {
            Restore();
            throw;
        }

        // From here on there is nothing to put back.
        Directory.Move(_before, Path.Combine(_beside, "done"));
        return result;
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (!Directory.Exists(_before)) Directory.Delete(_beside, recursive: true);
    }

    private static string Beside(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".import";

    // Copies that are moved, so that a second end finds them still.
    private void Restore()
    {
        var again = Fresh("again");
        foreach (var file in Directory.EnumerateFiles(_before).Select(path => Path.GetFileName(path)))
        {
            File.Copy(Path.Combine(_before, file), Path.Combine(again, file));
            File.Move(Path.Combine(again, file), Path.Combine(_folder, file), overwrite: true);
        }

        Directory.Move(_before, Path.Combine(Fresh("restored"), "before"));
    }

    private string Fresh(string name)
    {
        var path = Path.Combine(_beside, name);
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        return Directory.CreateDirectory(path).FullName;
    }

    private string Look() =>
        string.Join('|', new DirectoryInfo(_folder).EnumerateFiles("*.csv").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
}
