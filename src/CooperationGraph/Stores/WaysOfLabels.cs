using System.Collections;
using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <summary>The ways that a walk goes, by the label of the node that it goes from: by <see cref="RelationshipType.Index"/>, outgoing first, without those that no node of a label can have. For one walk, not for several at once.</summary>
public sealed class WaysOfLabels(IEnumerable<Way> ways)
{
    private readonly Way[] _ordered = [.. ways.Distinct().OrderBy(way => way.Type.Index).ThenBy(way => way.Direction)];
    private readonly Dictionary<NodeLabel, Way[]> _ofLabels = [];

    /// <summary>Those that lead from nodes of a label.</summary>
    internal Way[] Of(NodeLabel label)
    {
        if (!_ofLabels.TryGetValue(label, out var own)) _ofLabels.Add(label, own = Array.FindAll(_ordered, way => way.LeadsFrom(label)));
        return own;
    }

    /// <summary>All branches of some nodes: node by node in their order.</summary>
    public IReadOnlyList<Branch> BranchesOf(IReadOnlyList<GraphNode> nodes)
    {
        var (own, offsets) = (new Way[nodes.Count][], new int[nodes.Count + 1]);
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = Of(nodes[i].Label);
            offsets[i + 1] = offsets[i] + own[i].Length;
        }

        return new BranchesOfNodes(nodes, own, offsets);
    }
}

/// <summary>All branches of some nodes. They are made when they are asked for: a step of a walk has ten thousands of them, each as large as six numbers.</summary>
/// <param name="ways">Of each node, in order.</param>
/// <param name="offsets">Where those of each node begin; one entry more than there are nodes.</param>
internal sealed class BranchesOfNodes(IReadOnlyList<GraphNode> nodes, Way[][] ways, int[] offsets) : IReadOnlyList<Branch>
{
    public IReadOnlyList<GraphNode> Nodes => nodes;

    public int Count => offsets[^1];

    public Way[] WaysOf(int node) => ways[node];

    public Branch this[int index]
    {
        get
        {
            var place = Array.BinarySearch(offsets, index);
            if (place < 0) place = ~place - 1;
            // Nodes without ways begin where the next one does.
            while (ways[place].Length == 0) place++;
            return new(nodes[place], ways[place][index - offsets[place]]);
        }
    }

    public IEnumerator<Branch> GetEnumerator()
    {
        for (var i = 0; i < ways.Length; i++)
            foreach (var way in ways[i]) yield return new(nodes[i], way);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
