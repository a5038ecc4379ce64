namespace CooperationGraph.Stores;

/// <summary>The neighbours of every node along one relationship type in one direction, each node's ordered by the neighbour's id.</summary>
internal readonly struct Adjacency(Adjacencies all, int way)
{
    public ReadOnlySpan<Neighbour> Of(int number)
    {
        var (begin, end) = all.RunOf(number, way);
        return all.Items[begin..end];
    }
}
