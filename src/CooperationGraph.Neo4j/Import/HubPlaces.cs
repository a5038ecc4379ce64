using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Import;

/// <summary>What the relationships of an ordered hub (<see cref="StoredDataset.IsOrdered"/>) have beside their own properties: whose they are, and the places of the node at the other end.</summary>
internal sealed class HubPlaces(GraphDataset dataset, StoredDataset stored, NodePlaces places)
{
    /// <summary>Whether some relationships of a type have it.</summary>
    public bool AreOf(RelationshipType type) => stored.OrderedTypes.Any(ordered => ordered.Type == type);

    /// <param name="i">Which of the relationships.</param>
    /// <returns>Names and values; none where neither end is such a hub.</returns>
    public IEnumerable<(string Name, object Value)> Of(RelationshipSet set, int i)
    {
        var (from, to) = (dataset.Nodes[set.From[i]], dataset.Nodes[set.To[i]]);
        return stored.IsOrdered(from.Id, set.Type, Direction.Outgoing) ? Of(from, to) : stored.IsOrdered(to.Id, set.Type, Direction.Incoming) ? Of(to, from) : [];
    }

    private IEnumerable<(string Name, object Value)> Of(GraphNode hub, GraphNode other) =>
    [
        (GraphWords.Hub, GraphWords.HubOf(stored.Import, hub.Id)), (GraphWords.OfHub(GraphWords.Number), other.Number),
        .. places.Of(other).Select(each => (GraphWords.OfHub(each.Name), (object)each.Place)),
    ];
}
