using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>
/// Writes a dataset in its canonical form: the files of a seed folder with the columns in the graph model's order, rows sorted by id
/// (relationships by start, end and values), UTF-8, line feeds, quotes only where RFC 4180 demands them. The revision is its fingerprint.
/// </summary>
public static class DatasetWriter
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes every file into a folder that exists.</summary>
    public static void Write(GraphDataset dataset, string folder)
    {
        foreach (var (file, content) in Files(dataset.Model, dataset.Nodes, dataset.Relationships))
        {
            using var writer = new StreamWriter(Path.Combine(folder, file));
            writer.Write(content);
        }
    }

    /// <summary>One file with the cells of a table as they are, its rows in the canonical order.</summary>
    internal static string Text(SeedTable table)
    {
        var text = new StringBuilder();
        WriteRow(text, table.Columns.Select(column => column.Name));
        var rows = table.Rows.ConvertAll(row => Array.ConvertAll(row, cell => cell ?? ""));
        rows.Sort(CompareCells);
        foreach (var row in rows) WriteRow(text, row);
        return text.ToString();
    }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of all canonical files, each preceded by its name.</summary>
    internal static string Fingerprint(ModelTable model, IReadOnlyList<GraphNode> nodes, IReadOnlyList<RelationshipSet> relationships)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, content) in Files(model, nodes, relationships))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            Append(hash, content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    // Chunk by chunk: a file may be as large as all else that is in memory. A surrogate pair may lie across two chunks.
    private static void Append(IncrementalHash hash, StringBuilder content)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        Span<byte> bytes = new byte[16 * 1024];
        foreach (var chunk in content.GetChunks())
        {
            for (var rest = chunk.Span; !rest.IsEmpty;)
            {
                encoder.Convert(rest, bytes, flush: false, out var used, out var written, out _);
                hash.AppendData(bytes[..written]);
                rest = rest[used..];
            }
        }
    }

    private static IEnumerable<(string File, StringBuilder Content)> Files(ModelTable model, IReadOnlyList<GraphNode> nodes, IReadOnlyList<RelationshipSet> relationships)
    {
        var byLabel = nodes.ToLookup(node => node.Label);
        foreach (var owner in model.Owners)
        {
            var table = new SeedTable(model, owner);
            var text = new StringBuilder();
            WriteRow(text, table.Columns.Select(column => column.Name));
            if (owner is NodeLabel label) WriteNodes(text, byLabel[label], table, nodes, relationships);
            else WriteRelationships(text, relationships[((RelationshipType)owner).Index], nodes);
            yield return (owner.File, text);
        }
    }

    private static void WriteNodes(StringBuilder text, IEnumerable<GraphNode> rows, SeedTable table, IReadOnlyList<GraphNode> nodes, IReadOnlyList<RelationshipSet> relationships)
    {
        var references = table.Columns.Where(column => column.Reference is not null).Select(column => relationships[column.Reference!.Index]).ToList();
        var ends = references.ConvertAll(set =>
        {
            var end = new Dictionary<int, string>(set.From.Length);
            for (var i = 0; i < set.From.Length; i++) end[set.From[i]] = end.TryGetValue(set.From[i], out var before) ? $"{before};{nodes[set.To[i]].Id}" : nodes[set.To[i]].Id;
            return end;
        });
        foreach (var node in rows)
        {
            var cells = node.Label.Properties.Select(property => CellValue.ToText(node[property]));
            WriteRow(text, [node.Id, .. cells, .. ends.Select(end => end.GetValueOrDefault(node.Number, ""))]);
        }
    }

    private static void WriteRelationships(StringBuilder text, RelationshipSet set, IReadOnlyList<GraphNode> nodes)
    {
        var rows = Enumerable.Range(0, set.From.Length)
            .Select(i => (string[])[nodes[set.From[i]].Id, nodes[set.To[i]].Id, .. (set.Values?[i] ?? []).Select(CellValue.ToText)])
            .ToArray();
        Array.Sort(rows, CompareCells);
        foreach (var row in rows) WriteRow(text, row);
    }

    private static int CompareCells(string[] left, string[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var order = string.CompareOrdinal(left[i], right[i]);
            if (order != 0) return order;
        }

        return 0;
    }

    private static void WriteRow(StringBuilder text, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first) text.Append(',');
            first = false;
            if (cell.AsSpan().ContainsAny(Quoted)) text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else text.Append(cell);
        }

        text.Append('\n');
    }
}
