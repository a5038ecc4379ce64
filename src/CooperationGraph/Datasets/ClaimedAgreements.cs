using CooperationGraph.Graph;

namespace CooperationGraph.Datasets;

/// <summary>Derives <see cref="Agreement.StatedAsWhole"/> and <see cref="Agreement.ClaimedInPart"/>: of most agreements no more of their claims is asked for a state than these say.</summary>
internal static class ClaimedAgreements
{
    // One box for all.
    private static readonly object Yes = true;

    /// <param name="nodes">Each agreement that is claimed is replaced.</param>
    public static void Derive(List<GraphNode> nodes, IReadOnlyList<RelationshipSet> relationships)
    {
        if (relationships.FirstOrDefault(set => set.Type == Links.About) is not { } about || relationships.FirstOrDefault(set => set.Type == Links.Cites) is not { } cites) return;
        var sources = cites.From.Zip(cites.To).ToDictionary(each => each.First, each => nodes[each.Second]);
        var claimed = new Dictionary<int, (bool AsWhole, bool InPart)>();
        foreach (var (from, to) in about.From.Zip(about.To))
        {
            if (nodes[from] is not { } claim || claim.Label != Claim.Label || nodes[to].Label != Agreement.Label) continue;
            var known = claimed.GetValueOrDefault(to);
            if (claim.Get(Claim.Field) is not null || claim.Is(Claim.Stance, Stance.Denies)) known.InPart = true;
            else if (!claim.Is(Claim.Rank, Rank.Deprecated) && !sources[from].Is(Source.Kind, SourceKind.Unverified)) known.AsWhole = true;
            claimed[to] = known;
        }

        foreach (var (agreement, (asWhole, inPart)) in claimed)
            nodes[agreement] = nodes[agreement].With((Agreement.StatedAsWhole, asWhole ? Yes : null), (Agreement.ClaimedInPart, inPart ? Yes : null));
    }
}
