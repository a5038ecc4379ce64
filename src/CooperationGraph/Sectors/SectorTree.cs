using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Sectors;

/// <summary>
/// All sectors of a revision, and what lies below each: its parts, and of a topic the sector of DAC CRS that it is mapped to, whose records are so counted
/// under the topic. That sector may be wider than the topic, as transport is for railways.
/// </summary>
public sealed class SectorTree
{
    private readonly Dictionary<string, List<GraphNode>> _below = [];
    private readonly Dictionary<string, List<GraphNode>> _mapped = [];

    private readonly Dictionary<string, IReadOnlyList<string>> _above = [];

    private SectorTree()
    {
    }

    /// <summary>The sectors of DAC CRS and ISIC that a topic is mapped to, in this order, by id; none of another sector.</summary>
    public IReadOnlyList<GraphNode> MappedTo(GraphNode sector) => _mapped.GetValueOrDefault(sector.Id, []);

    /// <summary>The sectors and everything below them, each once, the sectors themselves first.</summary>
    public IReadOnlyList<GraphNode> WithSubsectors(IEnumerable<GraphNode> sectors)
    {
        List<GraphNode> all = [];
        HashSet<string> known = [];
        foreach (var sector in sectors)
            if (known.Add(sector.Id)) all.Add(sector);
        for (var i = 0; i < all.Count; i++)
            foreach (var below in _below.GetValueOrDefault(all[i].Id, []))
                if (known.Add(below.Id)) all.Add(below);
        return all;
    }

    /// <summary>By the id of each sector its own and those of all that it lies below, by id (ordinal).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Above => _above;

    /// <param name="sectors">Every sector, by id.</param>
    internal static async ValueTask<SectorTree> ReadAsync(IGraphStore store, IReadOnlyList<GraphNode> sectors)
    {
        var tree = new SectorTree();
        var parts = await store.GetNeighboursAsync(sectors, Links.SubsectorOf, Direction.Incoming, CancellationToken.None);
        var byCode = sectors.Where(sector => !sector.Is(Sector.Scheme, SectorScheme.Topic)).ToLookup(sector => (IsIsic(sector), sector.Get(Sector.Code)));
        for (var i = 0; i < sectors.Count; i++)
        {
            List<GraphNode> below = [];
            foreach (var part in parts.Of(i)) below.Add(part.Node);
            if (sectors[i].Is(Sector.Scheme, SectorScheme.Topic))
            {
                List<GraphNode> crs = sectors[i].Get(Sector.CrsCode) is { } code ? [.. byCode[(false, code)]] : [];
                List<GraphNode> isic = sectors[i].Get(Sector.IsicSection) is { } section ? [.. byCode[(true, section)]] : [];
                below.AddRange(crs);
                tree._mapped.Add(sectors[i].Id, [.. crs, .. isic]);
            }

            if (below.Count > 0) tree._below.Add(sectors[i].Id, below);
        }

        var pairs = sectors.SelectMany(sector => tree.WithSubsectors([sector]).Select(below => (Below: below.Id, sector.Id)));
        foreach (var above in pairs.GroupBy(pair => pair.Below, pair => pair.Id)) tree._above.Add(above.Key, [.. above]);
        return tree;
    }

    private static bool IsIsic(GraphNode sector) => sector.Is(Sector.Scheme, SectorScheme.IsicRev4Section);
}
