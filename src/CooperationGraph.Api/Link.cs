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
    public static Link[] Of(GraphNode node, RelationshipType type, Direction direction, ReadOnlySpan<Neighbour> neighbours)
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
