using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Claims;

/// <summary>Finds the claims that support relationships: those that assert them, else those about the whole row that the relationship belongs to; after these, those that state a column of theirs.</summary>
public static class RelationshipCitations
{
    /// <summary>One slot per relationship, in their order; none where it is marked as unverified and no claim asserts it or a column of it. At most two calls of the store.</summary>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<CitedClaim>>> GetAsync(
        IGraphStore store, IReadOnlyList<(RelationshipType Type, GraphNode From, GraphNode To, bool Unverified)> relationships, CancellationToken cancellationToken)
    {
        var nodes = relationships.SelectMany(each => new[] { each.From, RowOf(each.Type, each.From, each.To) }).OfType<GraphNode>().DistinctBy(node => node.Number).ToList();
        var claims = (await ClaimReader.GetAsync(store, nodes, cancellationToken)).ToDictionary(each => each.Subject.Number);
        return [.. relationships.Select(each =>
        {
            var ofColumns = claims[each.From.Number].CitationsOfColumns(each.Type, each.To.Id);
            var own = claims[each.From.Number].CitationsOf(each.Type, each.To.Id);
            if (own.Count > 0 || each.Unverified || RowOf(each.Type, each.From, each.To) is not { } row) return ofColumns.Count == 0 ? own : [.. own, .. ofColumns];
            var deny = claims[each.From.Number].All.Where(claim => claim.Denies && claim.Field == each.Type.Name && (claim.Value ?? each.To.Id) == each.To.Id).Select(claim => claim.Source).ToHashSet();
            return [.. claims[row.Number].CitationsOfRow.Where(claim => !deny.Contains(claim.Source)), .. ofColumns];
        })];
    }

    // Who is party belongs to the agreement, and who participates to the mechanism; memberships and roles stand for themselves, with marks of their own.
    private static GraphNode? RowOf(RelationshipType type, GraphNode from, GraphNode to) =>
        type == MemberOf.Type || type == TakesPartIn.Type ? null : type == PartyTo.Type || type == ParticipatesIn.Type ? to : from;
}
