using System.Runtime.CompilerServices;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// Reads a revision from its beginning to its end: nodes by ranges of their numbers, relationships by ranges of the numbers of their starts, and within a range page by page,
/// each from where the one before it ended, for a single node may have any number of them.
/// </summary>
/// <param name="rowAsync">Asks the database for the one row of a statement.</param>
internal sealed class StreamReading(StoredDataset dataset, Func<string, Dictionary<string, object?>, CancellationToken, Task<CypherValue[]>> rowAsync)
{
    public async IAsyncEnumerable<GraphPart> ReadAsync(IReadOnlySet<NodeLabel> labels, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (label, from, to) in GraphModel.Labels.Where(labels.Contains).SelectMany(RangesOf))
        {
            var row = await rowAsync(Statements.NodesOfRange, new() { ["from"] = from, ["to"] = to, [NodeColumns.Parameter] = NodeColumns.Of([label]) }, cancellationToken);
            yield return new(Array.ConvertAll(row[0].Items, columns => NodeColumns.Read(columns.Items)), []);
        }

        foreach (var type in GraphModel.RelationshipTypes)
        {
            var ends = Statements.LabelsAt(type, Direction.Outgoing);
            NodeLabel[] wanted = [.. ends.Where(labels.Contains)];
            if (wanted.Length == 0) continue;
            var text = Statements.RelationshipsOfRange(type, wanted.Length < ends.Count ? wanted : null);
            foreach (var (_, from, to) in GraphModel.Labels.Where(label => labels.Contains(label) && type.StartsFrom(label)).SelectMany(RangesOf))
                await foreach (var part in ReadAsync(type, text, from, to, cancellationToken)) yield return part;
        }
    }

    private async IAsyncEnumerable<GraphPart> ReadAsync(RelationshipType type, string text, int from, int to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (lastTo, lastOrdinal) = (-1, 0); ;)
        {
            var row = await rowAsync(text, new() { ["from"] = from, ["to"] = to, ["lastTo"] = lastTo, ["lastOrdinal"] = lastOrdinal, ["limit"] = GraphPart.MaxSize }, cancellationToken);
            var items = row[0].Items;
            if (items.Length > 0) yield return new([], Array.ConvertAll(items, columns => Read(type, columns.Items)));
            if (items.Length < GraphPart.MaxSize) break;
            var last = items[^1].Items;
            (from, lastTo, lastOrdinal) = (last[0].Whole, last[1].Whole, last[4].Whole);
        }
    }

    private static Relationship Read(RelationshipType type, CypherValue[] columns) =>
        new(type, columns[2].Text!, columns[3].Text!, columns[4].Whole, type.Properties.Count > 0 ? NodeColumns.Values(type, columns.AsSpan(5)) : null);

    private IEnumerable<(NodeLabel Label, int From, int To)> RangesOf(NodeLabel label)
    {
        var end = dataset.FirstOf(label) + dataset.CountOf(label);
        for (var from = dataset.FirstOf(label); from < end; from += GraphPart.MaxSize) yield return (label, from, Math.Min(from + GraphPart.MaxSize, end));
    }
}
