using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Forms;
using CooperationGraph.Sources.Merging;
using CooperationGraph.Sources.Reporting;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Stores;

namespace CooperationGraph.Sources;

/// <summary>
/// Takes what others publish into a seed folder: rows that it lacks with their claims, and claims about rows that it has. It overwrites nothing, writes all or
/// nothing, and the same file twice changes nothing.
/// </summary>
public static class SourceImport
{
    private const int RowsPerStep = 200;

    /// <summary>The forms that can be read, as <see cref="Run"/> takes them.</summary>
    public static IReadOnlyList<string> Forms { get; } = [.. SourceForm.All.Select(form => form.Name)];

    /// <param name="form">One of <see cref="Forms"/>.</param>
    /// <param name="path">The published file.</param>
    /// <param name="folder">The seed folder.</param>
    /// <param name="options">How it is read and written.</param>
    /// <exception cref="UnreadableFileException">The file is no table of the form.</exception>
    /// <exception cref="RefusedFolderException">The folder has errors already, or would have some.</exception>
    /// <exception cref="IOException">The folder cannot be written, another import has it, or it was changed meanwhile; it is as before.</exception>
    public static ImportReport Run(string form, string path, string folder, ImportOptions options)
    {
        var reader = SourceForm.All.First(each => each.Name == form);
        if (options.IsDryRun && SeedFolderUpdate.IsBrokenOff(folder)) throw new IOException("A former import was broken off half-way. Run an import without --dry-run: it puts back what was there first.");
        using var update = options.IsDryRun ? null : SeedFolderUpdate.Begin(folder);
        var (seed, notices) = DatasetReader.ReadTables(folder, options.Clock);
        if (notices.HasErrors) throw new RefusedFolderException(notices);
        var (tables, leftOut) = Find(PublishedFile.Read(path), reader);
        var published = reader.SourceOf(tables[0], options.AsOf) is var own && options.Source is { } id ? own with { Id = id } : own;
        var merger = new SeedMerger(seed, published.Id, Path.GetFileName(path));
        var lines = Merge(tables, reader, seed, merger, options);
        if (merger.Added.Count > 0) merger.AddSource(published);
        TakeBack(seed, merger, lines, options);
        var changed = merger.Added.GroupBy(row => row.Owner).ToDictionary(rows => rows.Key, rows => rows.Count());
        var report = Report(lines, leftOut, changed);
        if (update is null || changed.Count == 0) return report with { Revision = changed.Count == 0 ? DatasetReader.Read(folder, options.Clock).Dataset?.Revision : null };
        options.Progress?.Report(new("Writing", 0, changed.Count));
        var whole = RowsInOrder.With(seed, merger.Added, out _);
        var result = update.Apply(changed.Keys.ToDictionary(owner => owner.File, owner => DatasetWriter.Text(whole[owner])));
        options.Progress?.Report(new("Writing", changed.Count, changed.Count));
        return result.Dataset is { } dataset ? report with { Revision = dataset.Revision } : throw new RefusedFolderException(result.Notices);
    }

    private static (List<PublishedTable> Tables, List<string> LeftOut) Find(IReadOnlyList<PublishedSheet> sheets, SourceForm form)
    {
        var (tables, leftOut) = (new List<PublishedTable>(), new List<string>());
        foreach (var sheet in sheets)
        {
            if (PublishedTable.Find(sheet, form.Columns, out var lacks) is { } table) tables.Add(table);
            else leftOut.Add($"{(sheet.Name is null ? "The file" : $"The sheet '{CellText.Shown(sheet.Name)}'")} has no row that names the columns of '{form.Name}': {lacks} {(lacks.Contains(',', StringComparison.Ordinal) ? "are" : "is")} missing.");
        }

        return tables.Count > 0 ? (tables, leftOut) : throw new UnreadableFileException(string.Join(' ', leftOut.Append("Nothing was read.")));
    }

    private static List<(StatedRow Row, List<ReportEntry> Entries)> Merge(List<PublishedTable> tables, SourceForm form, SeedFolder seed, SeedMerger merger, ImportOptions options)
    {
        var lines = new List<(StatedRow, List<ReportEntry>)>();
        var total = tables.Sum(table => table.Rows.Count);
        foreach (var row in tables.SelectMany(table => form.Read(table, seed, options.AsOf)))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            lines.Add((row, merger.Merge(row)));
            if (lines.Count % RowsPerStep == 0) options.Progress?.Report(new("Comparing", lines.Count, total));
        }

        options.Progress?.Report(new("Comparing", total, total));
        return lines;
    }

    // What the rules refuse of a published row ends in the report, and the rest goes on.
    private static void TakeBack(SeedFolder seed, SeedMerger merger, List<(StatedRow Row, List<ReportEntry> Entries)> lines, ImportOptions options)
    {
        options.Progress?.Report(new("Checking", 0, 1));
        var today = DateOnly.FromDateTime(options.Clock.GetUtcNow().UtcDateTime);
        var refused = new RowsInOrder(seed, today).Keep(merger.Added);
        foreach (var (row, entries) in lines)
        {
            if (!refused.TryGetValue(row, out var reason)) continue;
            entries.Clear();
            entries.Add(merger.Entry(row, Verdict.Unmatched, null, null, reason));
        }

        if (merger.Added.TrueForAll(row => row.Origin is null)) merger.Added.Clear();
        options.Progress?.Report(new("Checking", 1, 1));
    }

    private static ImportReport Report(List<(StatedRow Row, List<ReportEntry> Entries)> lines, List<string> leftOut, Dictionary<PropertyOwner, int> changed)
    {
        var verdicts = Enum.GetValues<Verdict>().ToDictionary(verdict => verdict, _ => 0);
        var cells = 0;
        foreach (var (row, entries) in lines)
        {
            var isLeftOut = entries.TrueForAll(entry => entry.Verdict == Verdict.Unmatched) && entries.Exists(entry => entry.Id is null);
            verdicts[isLeftOut ? Verdict.Unmatched : entries.Exists(entry => entry.Verdict == Verdict.Differing) ? Verdict.Differing : entries.Exists(entry => entry.Verdict == Verdict.New) ? Verdict.New : Verdict.Same]++;
            if (!isLeftOut) cells += entries.Count(entry => entry.Verdict == Verdict.Unmatched);
        }

        return new([.. lines.SelectMany(line => line.Entries)], leftOut, verdicts, cells, changed.ToDictionary(each => each.Key.File, each => each.Value), null);
    }
}
