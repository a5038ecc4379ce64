using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Sectors;

/// <summary>Walks the tree of sectors, which the dataset's rules keep free of circles: one call of the store for each of its levels.</summary>
public static class SectorReader
{
    /// <summary>One slot per sector: the way to it from the root, itself last.</summary>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<GraphNode>>> GetPathsAsync(IGraphStore store, IReadOnlyList<GraphNode> sectors, CancellationToken cancellationToken)
    {
        var parents = new Dictionary<int, GraphNode>();
        for (var level = sectors; level.Count > 0;)
        {
            var above = await store.GetNeighboursAsync(level, Links.SubsectorOf, Direction.Outgoing, cancellationToken);
            for (var i = 0; i < level.Count; i++)
                if (above.Of(i).Length > 0) parents[level[i].Number] = above.Of(i)[0].Node;
            level = [.. above.Items.Select(item => item.Node).Where(node => !parents.ContainsKey(node.Number)).DistinctBy(node => node.Number)];
        }

        return [.. sectors.Select(sector =>
        {
            var path = new List<GraphNode> { sector };
            while (parents.TryGetValue(path[^1].Number, out var parent)) path.Add(parent);
            path.Reverse();
            return path;
        })];
    }
}
