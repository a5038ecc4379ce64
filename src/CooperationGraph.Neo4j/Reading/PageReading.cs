using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>Reads what a <see cref="PageWriter"/> asked for.</summary>
internal static class PageReading
{
    /// <summary>The nodes of a page of several.</summary>
    public static CypherValue[] NodesOf(CypherValue page) => page.Items[0].Items;

    /// <param name="columns">The nodes, one more than the page takes where there are more; their total; whether some stand before the page, and beyond it.</param>
    /// <param name="nodeOf">Reads a node.</param>
    public static NodePage Read(CypherValue[] columns, PageRequest page, int total, Func<CypherValue, GraphNode> nodeOf)
    {
        var items = columns[0].Items;
        var more = items.Length > page.Size;
        var nodes = new GraphNode[more ? page.Size : items.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            // From the back, the last of the page comes first.
            nodes[i] = nodeOf(items[page.Backward ? nodes.Length - 1 - i : i]);
        }

        var (before, beyond) = (columns[2].Flag, columns[3].Flag);
        return new(nodes, total, before || (more && page.Backward), beyond || (more && !page.Backward));
    }
}
