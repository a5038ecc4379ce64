using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>The nodes whose properties need not be asked for, for a node never changes within a revision: whole labels (<see cref="KeptNodes"/>), and of the others what was read last (<see cref="RecentNodes"/>).</summary>
/// <param name="rowAsync">Asks the database for the one row of a statement.</param>
internal sealed class KnownNodes(KeptNodes kept, Func<string, Dictionary<string, object?>, CancellationToken, Task<CypherValue[]>> rowAsync)
{
    private readonly RecentNodes _recent = new(kept.Room);

    /// <summary>What the database is to say of nodes that have any of the labels: see <see cref="NodeColumns.Parameter"/>. Null, for their numbers, where they are kept or most are known.</summary>
    public Dictionary<string, string[]>? ColumnsOf(IReadOnlyCollection<NodeLabel> labels) => _recent.MostAreKnown || labels.All(kept.Has) ? null : NodeColumns.Of(labels);

    /// <summary>A node that is known; null for an unknown one of a label that is not kept, or an id that there is not.</summary>
    public GraphNode? Find(NodeLabel label, string id) => kept.Has(label) ? kept.Find(label, id) : _recent.Find(id);

    /// <summary>The nodes of an answer, of which those that came as numbers and are not known are asked for together.</summary>
    /// <param name="labels">Which they may have.</param>
    /// <param name="items">Each a number, or the columns of a node.</param>
    public async ValueTask<OfAnswer> ReadAsync(IReadOnlyCollection<NodeLabel> labels, IEnumerable<CypherValue> items, CancellationToken cancellationToken)
    {
        Dictionary<int, GraphNode>? others = null;
        HashSet<int>? missing = null;
        var allKnown = true;
        foreach (var item in items)
        {
            var number = NumberOf(item);
            if (kept.Find(number) is not null || others?.ContainsKey(number) == true) continue;
            if (_recent.Find(number) is { } known)
            {
                (others ??= [])[number] = known;
            }
            else if (item.IsWhole)
            {
                (missing ??= []).Add(number);
            }
            else
            {
                allKnown = false;
                Add(item);
            }
        }

        if (missing is not null)
        {
            var row = await rowAsync(Statements.NodesByNumber, new() { ["numbers"] = missing.ToArray(), [NodeColumns.Parameter] = NodeColumns.Of(labels) }, cancellationToken);
            foreach (var item in row[0].Items) Add(item);
        }

        if (others is not null) _recent.Observe(allKnown && missing is null);
        return new(kept, others);

        void Add(CypherValue item)
        {
            var node = NodeColumns.Read(item.Items);
            (others ??= [])[node.Number] = node;
            _recent.Add(node);
        }
    }

    private static int NumberOf(CypherValue item) => item.IsWhole ? item.Whole : item.Items[0].Whole;

    /// <param name="Others">Those that are not kept whole, by number.</param>
    internal readonly record struct OfAnswer(KeptNodes Kept, Dictionary<int, GraphNode>? Others)
    {
        public GraphNode this[int number] => Others?.GetValueOrDefault(number) ?? Kept[number];

        /// <summary>A node that came as its number or as its columns.</summary>
        public GraphNode Of(CypherValue item) => this[NumberOf(item)];
    }
}
