using CooperationGraph.Datasets;
using CooperationGraph.Datasets.Rules;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Forms;

namespace CooperationGraph.Sources.Merging;

/// <summary>The claims of one source in a folder, and those that it gets.</summary>
internal sealed class ClaimRows
{
    // An id may be as long as the row's, the field and the source make it; a number may follow.
    private const int MaxName = InvalidIdRule.MaxLength - 20;

    private readonly string _source;
    private readonly SeedTable _table;
    private readonly HashSet<string> _ids;
    private readonly Dictionary<string, List<(string? Field, string? Value)>> _byAbout = [];
    private readonly HashSet<string> _supported = [];

    public ClaimRows(SeedFolder seed, string source)
    {
        _source = source;
        _table = seed[Claim.Label];
        _ids = [.. _table.Rows.Select(row => row[0]!)];
        foreach (var row in _table.Rows)
        {
            if (row[_table.IndexOf(Links.Cites)] != source || row[_table.IndexOf(Links.About)] is not { } about) continue;
            var field = row[_table.IndexOf(Claim.Field)];
            Known(about).Add((field, row[_table.IndexOf(Claim.Value)]));
            if (field is null && row[_table.IndexOf(Claim.Stance)] == Stance.Asserts.Word() && row[_table.IndexOf(Claim.Rank)] != Rank.Deprecated.Word()) _supported.Add(about);
        }
    }

    /// <summary>Whether the source supports the row as a whole.</summary>
    public bool Supports(string about) => _supported.Contains(about);

    /// <summary>The row of a claim that the source asserts a value, or the whole row; null where the source has that claim already.</summary>
    public string?[]? Add(StatedNode node, string? field, string? value)
    {
        if (Known(node.Id).Contains((field, value))) return null;
        Known(node.Id).Add((field, value));
        var name = $"{node.Id.Replace(':', '-')}{(field is null ? "" : "-" + field.ToLowerInvariant().Replace('_', '-'))}-{_source[(Source.Label.IdPrefix.Length + 1)..]}";
        if (name.Length > MaxName) name = name[..(char.IsHighSurrogate(name[MaxName - 1]) ? MaxName - 1 : MaxName)];
        var id = Claim.Label.IdOf(name);
        for (var i = 2; !_ids.Add(id); i++) id = Claim.Label.IdOf($"{name}-{i}");
        var cells = new string?[_table.Columns.Count];
        cells[0] = id;
        cells[_table.IndexOf(Claim.Field)] = field;
        cells[_table.IndexOf(Claim.Value)] = value;
        cells[_table.IndexOf(Claim.Stance)] = Stance.Asserts.Word();
        cells[_table.IndexOf(Claim.Rank)] = Rank.Normal.Word();
        cells[_table.IndexOf(Claim.Locator)] = node.Locator;
        cells[_table.IndexOf(Claim.Record)] = field is null ? node.Record : null;
        cells[_table.IndexOf(Links.About)] = node.Id;
        cells[_table.IndexOf(Links.Cites)] = _source;
        return cells;
    }

    private List<(string? Field, string? Value)> Known(string about)
    {
        if (!_byAbout.TryGetValue(about, out var known)) _byAbout.Add(about, known = []);
        return known;
    }
}
