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

    // The whole GCDF 3.0 has a hundred that are not read.
    private const int ShownColumns = 20;

    /// <summary>The forms that can be read, as <see cref="Run"/> takes them.</summary>
    public static IReadOnlyList<string> Forms { get; } = [.. SourceForm.All.Select(form => form.Name)];

    /// <param name="form">One of <see cref="Forms"/>.</param>
    /// <param name="path">The published file.</param>
    /// <param name="folder">The seed folder.</param>
    /// <param name="options">How it is read and written.</param>
    /// <exception cref="UnreadableFileException">The file cannot be read, or is no table of the form.</exception>
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
        var (merger, lines) = Merge(tables, reader, seed, published, Path.GetFileName(path), options);
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
            var name = sheet.Name is null ? "The file" : $"The sheet '{CellText.Shown(sheet.Name)}'";
            if (PublishedTable.Find(sheet, form.Columns, out var lacks) is not { } table) leftOut.Add($"{name} has no row that names the columns of '{form.Name}': {lacks} {(lacks.Contains(',', StringComparison.Ordinal) ? "are" : "is")} missing.");
            else if (sheet.IsHidden) leftOut.Add($"{name} is hidden, and left out. Show it in the spreadsheet and save the workbook, if it is meant.");
            else if (table.Rows.Count == 0) leftOut.Add($"{name} has no row below the names of its columns.");
            else
            {
                tables.Add(table);
                if (table.Others.Select(CellText.Shown).ToList() is { Count: > 0 } others)
                    leftOut.Add($"{name} has columns that '{form.Name}' has not, which are left out: {string.Join(", ", others.Take(ShownColumns).Select(other => $"'{other}'"))}{(others.Count > ShownColumns ? $" and {others.Count - ShownColumns} more" : "")}.");
            }
        }

        return tables.Count > 0 ? (tables, leftOut) : throw new UnreadableFileException(string.Join(' ', leftOut.Append("Nothing was read.")));
    }

    // What the rules refuse of a published row ends in the report, and all others are merged again as if it were not there: they may have leaned on what it brought.
    private static (SeedMerger Merger, List<(StatedRow Row, List<ReportEntry> Entries)> Lines) Merge(List<PublishedTable> tables, SourceForm form, SeedFolder seed, PublishedSource published, string file, ImportOptions options)
    {
        var rows = form.Read(tables, seed, options.AsOf);
        var today = DateOnly.FromDateTime(options.Clock.GetUtcNow().UtcDateTime);
        var refused = new Dictionary<StatedRow, string>();
        while (true)
        {
            var merger = new SeedMerger(seed, published.Id, file);
            var lines = new List<(StatedRow, List<ReportEntry>)>();
            foreach (var row in rows)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                lines.Add((row, refused.TryGetValue(row, out var reason) ? [merger.Entry(row, Verdict.Unmatched, null, null, reason)] : merger.Merge(row)));
                if (lines.Count % RowsPerStep == 0) options.Progress?.Report(new("Comparing", lines.Count, rows.Count));
            }

            if (merger.Added.Count > 0) merger.AddSource(published);
            options.Progress?.Report(new("Checking", 0, 1));
            var more = RowsInOrder.Refused(seed, merger.Added, today, out var notices);
            options.Progress?.Report(new("Checking", 1, 1));
            if (more.Count == 0) return notices.HasErrors ? throw new RefusedFolderException(notices) : (merger, lines);
            foreach (var (row, reason) in more) refused.Add(row, reason);
        }
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
