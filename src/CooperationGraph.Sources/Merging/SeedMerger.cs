using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Forms;
using CooperationGraph.Sources.Reporting;

namespace CooperationGraph.Sources.Merging;

/// <summary>
/// Compares what published rows say with a folder, and gathers the rows that it gets: new nodes with their relationships and a claim each, and for nodes that are
/// there a claim for each value that their own rows do not rest on this source for. No row that is there changes.
/// </summary>
internal sealed class SeedMerger(SeedFolder seed, string source, string file)
{
    private readonly ClaimRows _claims = new(seed, source);
    private readonly Dictionary<string, (int Row, string Fingerprint)> _read = [];
    private readonly HashSet<string> _new = [];
    private readonly Dictionary<RelationshipType, HashSet<(string, string)>> _links =
        seed.Model.RelationshipTypes.Where(type => type.Column is null).ToDictionary(type => type, type => seed[type].Rows.Select(row => (row[0]!, row[1]!)).ToHashSet());

    public List<AddedRow> Added { get; } = [];

    /// <summary>The lines about one published row: what it is as a whole first.</summary>
    public List<ReportEntry> Merge(StatedRow row)
    {
        List<ReportEntry> entries = [];
        if (row.Nodes.Count == 0) return [.. row.Unclear.Select(each => Entry(row, Verdict.Unmatched, each.Column, null, each.Why))];
        if (row.Key is { } key && !_read.TryAdd(key, (row.Row.Number, row.Row.Fingerprint)))
        {
            var first = _read[key];
            return [Entry(row, Verdict.Unmatched, null, null, $"Row {first.Row} {(first.Fingerprint == row.Row.Fingerprint ? "says the same" : $"is about '{key}' too, and says something else")}: the second one is left out.")];
        }

        var added = new List<string>();
        var claims = Added.Count;
        foreach (var node in row.Nodes)
        {
            if (_new.Contains(node.Id)) continue;
            if (seed.Ids.ContainsKey(node.Id)) Compare(row, node, entries);
            else
            {
                Add(row, node);
                added.Add(node.Id);
            }
        }

        var main = row.Nodes[0];
        if (added.Count > 0) entries.Insert(0, Entry(row, Verdict.New, null, main, added[0] == main.Id ? "It is not in the folder." : $"The folder lacks {string.Join(", ", added.Select(id => $"'{id}'"))}."));
        else if (entries.Count == 0) entries.Add(Entry(row, Verdict.Same, null, main, Added.Count == claims ? "The folder says the same, and that this source does." : $"The folder says the same; {Added.Count - claims} claims of this source are new."));
        entries.AddRange(row.Unclear.Select(each => Entry(row, Verdict.Unmatched, each.Column, main, $"{each.Why} The cell is left out.")));
        return entries;
    }

    /// <summary>Adds the row of the source itself, if the folder lacks it.</summary>
    public void AddSource(PublishedSource published)
    {
        if (seed.Ids.ContainsKey(source)) return;
        var table = seed[Source.Label];
        var cells = new string?[table.Columns.Count];
        cells[0] = source;
        foreach (var (property, value) in new (Property, string?)[]
        {
            (Source.Kind, SourceKind.Dataset.Word()), (Source.Publisher, published.Publisher), (Source.Title, published.Title), (Source.Url, published.Url), (Source.PublishedOn, published.PublishedOn),
            (Source.Language, "en"), (Source.Licence, published.Licence),
        }) cells[table.IndexOf(property)] = value;
        Added.Add(new(Source.Label, cells, null));
    }

    internal ReportEntry Entry(StatedRow row, Verdict verdict, string? column, StatedNode? node, string message) =>
        new(verdict, file, row.Row.Sheet, row.Row.Number, column, node?.Label.File, node?.Id, message);

    private void Add(StatedRow row, StatedNode node)
    {
        _new.Add(node.Id);
        var table = seed[node.Label];
        var cells = new string?[table.Columns.Count];
        cells[0] = node.Id;
        foreach (var value in node.Values) cells[table.IndexOf(value.Property)] = value.Value;
        foreach (var links in node.Links.Where(link => link.Type.Column is not null).GroupBy(link => link.Type)) cells[table.IndexOf(links.Key)] = string.Join(';', links.Select(link => link.Other).Distinct());
        Added.Add(new(node.Label, cells, row));
        foreach (var link in node.Links.Where(link => link.Type.Column is null)) AddLink(row, node, link);
        if (_claims.Add(node, null, null) is { } claim) Added.Add(new(Claim.Label, claim, row));
    }

    private void AddLink(StatedRow row, StatedNode node, StatedLink link)
    {
        var (from, to) = link.IsIncoming ? (link.Other, node.Id) : (node.Id, link.Other);
        if (!_links[link.Type].Add((from, to))) return;
        var table = seed[link.Type];
        var cells = new string?[table.Columns.Count];
        (cells[0], cells[1]) = (from, to);
        foreach (var (property, value) in link.Values) cells[table.IndexOf(property)] = value;
        Added.Add(new(link.Type, cells, row));
    }

    private void Compare(StatedRow row, StatedNode node, List<ReportEntry> entries)
    {
        var table = seed[node.Label];
        var kept = seed.Ids[node.Id].Row;
        foreach (var value in node.Values.Where(value => value.IsCompared))
        {
            var cell = kept[table.IndexOf(value.Property)];
            var agreeing = value.Others.Prepend(value.Value).FirstOrDefault(each => Agree(value.Property, cell, each));
            if (agreeing is null) entries.Add(Entry(row, Verdict.Differing, value.Column, node, $"'{value.Property}' is {Shown(cell)} in the folder, and published as '{CellText.Shown(value.Value)}'."));
            // What rests on the source as a whole needs no claim more, unless the source says it more exactly.
            if (agreeing is null || !_claims.Supports(node.Id) || IsFiner(value.Property, cell, agreeing)) State(row, node, value.Property.Name, agreeing ?? value.Value);
        }

        foreach (var link in node.Links.Where(link => link.IsCompared))
        {
            var others = link.Type.Column is null ? null : kept[table.IndexOf(link.Type)]?.Split(';') ?? [];
            var isThere = others?.Contains(link.Other) ?? _links[link.Type].Contains(link.IsIncoming ? (link.Other, node.Id) : (node.Id, link.Other));
            if (!isThere) entries.Add(Entry(row, Verdict.Differing, link.Column, node, $"{link.Type} is {Shown(others is { Length: > 0 } ? string.Join(", ", others) : null)} in the folder, and published as '{link.Other}'."));
            if (!isThere || !_claims.Supports(node.Id)) State(row, node, link.Type.Name, link.Other);
        }
    }

    private void State(StatedRow row, StatedNode node, string field, string value)
    {
        if (_claims.Add(node, field, value) is { } claim) Added.Add(new(Claim.Label, claim, row));
    }

    private static bool Agree(Property property, string? cell, string published) =>
        cell == published || (cell is not null && CellValue.TryParse(property, cell, out var kept) && CellValue.TryParse(property, published, out var said) && kept is not null && said is not null && PropertyValue.AreCompatible(kept, said));

    private static bool IsFiner(Property property, string? cell, string published) =>
        CellValue.TryParse(property, cell!, out var kept) && CellValue.TryParse(property, published, out var said) && kept is not null && said is not null && !PropertyValue.Implies(kept, said);

    private static string Shown(string? cell) => cell is null ? "empty" : $"'{CellText.Shown(cell)}'";
}
