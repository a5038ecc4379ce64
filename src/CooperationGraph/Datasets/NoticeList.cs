namespace CooperationGraph.Datasets;

/// <summary>
/// The notices about a seed. All are counted; of each code and severity the first <see cref="KeptPerCode"/> are kept, so that a broken file of
/// 10,000 rows gives a list that a person can read.
/// </summary>
public sealed class NoticeList
{
    public const int KeptPerCode = 100;

    private readonly Dictionary<(string Code, Severity Severity), int> _counts = new();
    private readonly List<DatasetNotice> _kept = [];

    /// <summary>The kept notices: errors first, then by file, row and column.</summary>
    public IReadOnlyList<DatasetNotice> Kept =>
        [.. _kept.OrderByDescending(notice => notice.Severity).ThenBy(notice => notice.File, StringComparer.Ordinal).ThenBy(notice => notice.Row).ThenBy(notice => notice.Column, StringComparer.Ordinal)];

    /// <summary>How often each code was noticed, kept or not.</summary>
    public IReadOnlyDictionary<string, int> Counts =>
        _counts.GroupBy(pair => pair.Key.Code).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));

    public bool HasErrors => _counts.Keys.Any(key => key.Severity == Severity.Error);

    public int CountOf(Severity severity) => _counts.Where(pair => pair.Key.Severity == severity).Sum(pair => pair.Value);

    /// <summary>Counts a notice, and makes and keeps it unless there are enough of its kind: finding the nearest name is not free.</summary>
    public void Add(string code, Severity severity, Func<DatasetNotice> make)
    {
        var count = _counts.GetValueOrDefault((code, severity)) + 1;
        _counts[(code, severity)] = count;
        if (count <= KeptPerCode) _kept.Add(make());
    }

    internal void Add(string code, Severity severity, string file, string message, int? row = null, string? column = null, string? value = null) =>
        Add(code, severity, () => new(code, severity, file, row, column, value, message));
}
