namespace CooperationGraph.Datasets;

/// <summary>
/// The notices about a seed. All are counted; of each code, severity, file and column the first <see cref="KeptPerColumn"/> are kept, and one more
/// says how many there are beyond them, so that a broken column of 10,000 rows neither makes a list that nobody reads nor hides the mistakes of the others.
/// </summary>
/// <param name="keptPerColumn">How many of a kind are kept.</param>
public sealed class NoticeList(int keptPerColumn = NoticeList.KeptPerColumn)
{
    public const int KeptPerColumn = 20;

    private readonly Dictionary<(string Code, Severity Severity, string File, string? Column), Group> _groups = [];

    /// <summary>The kept notices: errors first, then by file, row and column; at the end of a file, how many more of a kind it has.</summary>
    public IReadOnlyList<DatasetNotice> Kept =>
        [.. _groups.Values.SelectMany(group => group.All())
            .OrderByDescending(each => each.Notice.Severity).ThenBy(each => each.Notice.File, StringComparer.Ordinal)
            .ThenBy(each => each.Order).ThenBy(each => each.Notice.Column, StringComparer.Ordinal)
            .Select(each => each.Notice)];

    /// <summary>How often each code was noticed, kept or not.</summary>
    public IReadOnlyDictionary<string, int> Counts =>
        _groups.GroupBy(pair => pair.Key.Code).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value.Count));

    public bool HasErrors => _groups.Keys.Any(key => key.Severity == Severity.Error);

    public int CountOf(Severity severity) => _groups.Where(pair => pair.Key.Severity == severity).Sum(pair => pair.Value.Count);

    /// <summary>Counts a notice and, unless there are enough of its kind, keeps it.</summary>
    /// <param name="message">Asked for only where the notice is kept: finding the nearest name is not free.</param>
    /// <param name="row">The row as a spreadsheet counts it; null where the notice is about the whole file.</param>
    /// <param name="kept">How many are kept of its kind, where that is not the list's own number; 1 where a second one says nothing new.</param>
    public void Add(string code, Severity severity, string file, Func<string> message, int? row = null, string? column = null, string? value = null, int? kept = null)
    {
        if (!_groups.TryGetValue((code, severity, file, column), out var group)) _groups.Add((code, severity, file, column), group = new());
        // Counted only after its message was made: whoever finds that this failed still reads what was noticed before.
        if (group.Kept.Count < (kept ?? keptPerColumn)) group.Kept.Add(new(code, severity, file, row, column, value is null ? null : CellText.Shown(value), message()));
        group.Count++;
    }

    /// <inheritdoc cref="Add(string, Severity, string, Func{string}, int?, string?, string?, int?)"/>
    public void Add(string code, Severity severity, string file, string message, int? row = null, string? column = null, string? value = null, int? kept = null) =>
        Add(code, severity, file, () => message, row, column, value, kept);

    private sealed class Group
    {
        public List<DatasetNotice> Kept { get; } = [];

        public int Count { get; set; }

        public IEnumerable<(DatasetNotice Notice, int Order)> All()
        {
            foreach (var notice in Kept) yield return (notice, notice.Row ?? 0);
            if (Count > Kept.Count)
                yield return (Kept[^1] with { Row = null, Value = null, Message = $"{Count - Kept.Count} more of these in this {(Kept[^1].Column is null ? "file" : "column")} are not listed." }, int.MaxValue);
        }
    }
}
