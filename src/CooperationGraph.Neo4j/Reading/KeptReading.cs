using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>Reads what a server keeps of a revision: first what tells how many nodes have what, then whole labels. A database that is away is asked again, one that has removed the revision is not.</summary>
/// <param name="rowAsync">Asks the database for the one row of a statement.</param>
internal sealed class KeptReading(StoredDataset dataset, KeptNodes kept, Func<string, Dictionary<string, object?>, CancellationToken, Task<CypherValue[]>> rowAsync, TimeProvider clock)
{
    // A label is read in parts that neither side feels.
    private const int NodesPerRead = 2000;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var figures = await RowAsync(Statements.Figures, () => [], cancellationToken);
            dataset.Figures = new(Texts(0), Texts(1), Texts(2));
            foreach (var label in kept.Labels) await ReadAsync(label, cancellationToken);

            List<string> Texts(int column) => [.. figures[column].Items.Select(each => each.Text!)];
        }
        catch (RevisionRemovedException)
        {
        }
    }

    private async Task ReadAsync(NodeLabel label, CancellationToken cancellationToken)
    {
        var nodes = new List<GraphNode>(dataset.CountOf(label));
        var end = dataset.FirstOf(label) + dataset.CountOf(label);
        for (var from = dataset.FirstOf(label); from < end; from += NodesPerRead)
        {
            var row = await RowAsync(Statements.NodesOfRange, () => new() { ["from"] = from, ["to"] = Math.Min(from + NodesPerRead, end), [NodeColumns.Parameter] = NodeColumns.Of([label]) }, cancellationToken);
            nodes.AddRange(row[0].Items.Select(columns => NodeColumns.Read(columns.Items)));
        }

        // Somebody may have deleted nodes by hand: then the database has the word.
        if (nodes.Count == dataset.CountOf(label)) kept.Add(label, [.. nodes]);
    }

    private async Task<CypherValue[]> RowAsync(string text, Func<Dictionary<string, object?>> parameters, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await rowAsync(text, parameters(), cancellationToken);
            }
            catch (StoreUnavailableException e) when (e is not RevisionRemovedException)
            {
                await Task.Delay(BetweenTries, clock, cancellationToken);
            }
        }
    }
}
