using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>What several nodes lead to together, from what a store answers of each.</summary>
internal static class JointNeighbours
{
    /// <summary>As <see cref="IGraphStore.GetSharedNeighboursAsync"/>. One call of the store.</summary>
    public static async ValueTask<Neighbours> GetSharedAsync(
        IGraphStore store, IReadOnlyList<GraphNode> one, IReadOnlyList<GraphNode> other, RelationshipType type, Direction direction, Condition.TextIn? of, CancellationToken cancellationToken)
    {
        var all = await store.GetNeighboursAsync([.. one, .. other], type, direction, cancellationToken);
        var (end, numbers) = (all.Offsets[one.Count], new HashSet<int>());
        for (var i = 0; i < end; i++)
            if (of?.IsMetBy(all.Items[i].Node) != false) numbers.Add(all.Items[i].Node.Number);
        var shared = new HashSet<int>();
        for (var i = end; i < all.Items.Length; i++)
            if (numbers.Contains(all.Items[i].Node.Number)) shared.Add(all.Items[i].Node.Number);

        var (items, offsets) = (new List<Neighbour>(), new int[all.Offsets.Length]);
        for (var i = 0; i + 1 < offsets.Length; i++)
        {
            foreach (ref readonly var item in all.Of(i))
                if (shared.Contains(item.Node.Number)) items.Add(item);
            offsets[i + 1] = items.Count;
        }

        return new([.. items], offsets);
    }

    /// <summary>As <see cref="IGraphStore.FindNeighboursAsync(IReadOnlyList{IReadOnlyList{GraphNode}}, RelationshipType, Direction, Condition?, NodeLabel, Condition, NodeOrder, PageRequest, CancellationToken)"/>. Two calls of the store, one where there is no condition.</summary>
    public static async ValueTask<IReadOnlyList<NodePage>> FindAsync(
        IGraphStore store, IReadOnlyList<IReadOnlyList<GraphNode>> together, RelationshipType type, Direction direction, Condition? having, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken)
    {
        var nodes = together.SelectMany(each => each).DistinctBy(node => node.Number).ToList();
        var neighbours = await store.GetNeighboursAsync(nodes, type, direction, cancellationToken);
        Predicate<Neighbour> fulfils = having is null ? static _ => true : PropertyConditions.Compile(having);
        var met = nodes.Select((node, i) => (node.Number, Met: Met(i))).ToDictionary(each => each.Number, each => each.Met);
        if (condition != Condition.Always)
        {
            var all = met.Values.SelectMany(each => each).DistinctBy(node => node.Number).ToList();
            var matches = await store.MatchNodesAsync(all, condition, cancellationToken);
            var matching = all.Where((_, i) => matches[i]).Select(node => node.Number).ToHashSet();
            foreach (var each in met.Values) each.RemoveAll(node => !matching.Contains(node.Number));
        }

        return [.. together.Select(each => NodePager.Page([.. each.SelectMany(node => met[node.Number]).DistinctBy(node => node.Number)], order, page))];

        List<GraphNode> Met(int index)
        {
            List<GraphNode> found = [];
            foreach (var neighbour in neighbours.Of(index))
                if (neighbour.Node.Label == label && fulfils(neighbour)) found.Add(neighbour.Node);
            return found;
        }
    }
}
