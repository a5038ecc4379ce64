using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api;

/// <summary>A relationship with properties, seen from one of its ends.</summary>
/// <param name="From">The node that it starts from: the one that claims about it are about.</param>
/// <param name="Other">The node at the other end from where it is seen.</param>
internal sealed record Link(RelationshipType Type, GraphNode From, GraphNode To, GraphNode Other, Neighbour Values)
{
    // A store that keeps its nodes gives the same ones each time.
    private static readonly NodeFact<Link[]>[] Known = [.. GraphModel.RelationshipTypes.SelectMany(_ => new NodeFact<Link[]>[] { new(), new() })];

    /// <summary>The links of each parent. One call of the store, or none where those of all parents are known.</summary>
    /// <param name="onceEach">Whether of several to one node only the first counts.</param>
    public static async ValueTask<BatchAnswer> ManyAsync(BatchContext batch, RelationshipType type, Direction direction, bool onceEach = false)
    {
        var (store, known) = (batch.Store(), Known[(type.Index * 2) + (int)direction]);
        var links = new Link[batch.Parents.Count][];
        List<int>? unknown = null;
        for (var i = 0; i < links.Length; i++)
            if ((links[i] = known.Of((GraphNode)batch.Parents[i])!) is null) (unknown ??= []).Add(i);
        if (unknown is not null)
        {
            var nodes = unknown.ConvertAll(i => (GraphNode)batch.Parents[i]);
            var neighbours = await store.GetNeighboursAsync(nodes, type, direction, batch.CancellationToken);
            for (var i = 0; i < nodes.Count; i++)
            {
                var own = Of(nodes[i], type, direction, onceEach ? OnceEach(neighbours.Of(i)) : neighbours.Of(i));
                links[unknown[i]] = store.KeepsNodes ? known.Keep(nodes[i], own) : own;
            }
        }

        return BatchAnswer.Lists(links);
    }

    // They stand beside each other.
    private static ReadOnlySpan<Neighbour> OnceEach(ReadOnlySpan<Neighbour> neighbours)
    {
        var once = neighbours.Length;
        for (var i = 1; i < neighbours.Length; i++)
            if (neighbours[i].Node.Number == neighbours[i - 1].Node.Number) once--;
        if (once == neighbours.Length) return neighbours;

        var first = new List<Neighbour>(once);
        foreach (var neighbour in neighbours)
            if (first.Count == 0 || first[^1].Node.Number != neighbour.Node.Number) first.Add(neighbour);
        return first.ToArray();
    }

    private static Link[] Of(GraphNode node, RelationshipType type, Direction direction, ReadOnlySpan<Neighbour> neighbours)
    {
        var links = new Link[neighbours.Length];
        for (var i = 0; i < links.Length; i++)
        {
            var other = neighbours[i].Node;
            links[i] = direction == Direction.Outgoing ? new(type, node, other, other, neighbours[i]) : new(type, other, node, other, neighbours[i]);
        }

        return links;
    }

    /// <summary>The fields that show on which sources a link rests, or that it is unverified.</summary>
    /// <param name="unverified">Null where the relationship type has no such mark.</param>
    public static void RegisterCited(ResolverTable table, string type, Property<bool>? unverified = null)
    {
        var resolvers = table.For<Link>(type);
        if (unverified is not null) resolvers.Boolean("unverified", link => link.Values.Is(unverified));
        resolvers.Batch("citations", async batch =>
        {
            var links = batch.Parents.Cast<Link>().Select(link => (link.Type, link.From, link.To, unverified is not null && link.Values.Is(unverified))).ToList();
            return BatchAnswer.Lists(await RelationshipCitations.GetAsync(batch.Store(), links, batch.CancellationToken));
        });
    }
}
