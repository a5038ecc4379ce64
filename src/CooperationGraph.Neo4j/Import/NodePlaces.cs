using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Import;

/// <summary>The places of a dataset's nodes in the orders of their labels (<see cref="GraphWords.PlaceName(NodeLabel, NodeOrder)"/>), as the memory store sorts them.</summary>
internal sealed class NodePlaces
{
    // By the number of the node.
    private readonly Dictionary<NodeOrder, int[]>[] _ofLabels = [.. GraphModel.Labels.Select(_ => new Dictionary<NodeOrder, int[]>())];
    private readonly int[] _firsts = new int[GraphModel.Labels.Count];

    public NodePlaces(GraphDataset dataset)
    {
        foreach (var nodes in dataset.Nodes.GroupBy(node => node.Label).Where(nodes => nodes.Key.Orders.Count > 0))
        {
            GraphNode[] sorted = [.. nodes];
            var first = _firsts[nodes.Key.Index] = sorted[0].Number;
            foreach (var order in OrdersOf(nodes.Key))
            {
                NodePager.Sort(sorted, order);
                var places = new int[sorted.Length];
                for (var i = 0; i < sorted.Length; i++) places[sorted[i].Number - first] = first + i;
                _ofLabels[nodes.Key.Index].Add(order, places);
            }
        }
    }

    /// <summary>Of a node of the dataset, the names of its places and their values.</summary>
    public IEnumerable<(string Name, int Place)> Of(GraphNode node) =>
        OrdersOf(node.Label).Select(order => (GraphWords.PlaceName(node.Label, order), _ofLabels[node.Label.Index][order][node.Number - _firsts[node.Label.Index]]));

    private static IEnumerable<NodeOrder> OrdersOf(NodeLabel label) => label.Orders.SelectMany(by => new NodeOrder[] { new(by), new(by, Descending: true) });
}
