using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Claims;

/// <summary>Reads what sources say of many nodes at once.</summary>
public static class ClaimReader
{
    /// <summary>One slot per subject, in their order. Two calls of the store, however many subjects.</summary>
    public static async ValueTask<IReadOnlyList<ClaimsOfNode>> GetAsync(IGraphStore store, IReadOnlyList<GraphNode> subjects, CancellationToken cancellationToken)
    {
        // ABOUT also leads from observations to countries.
        var about = await store.GetNeighboursAsync(subjects, Links.About, Direction.Incoming, cancellationToken);
        var claims = about.Items.Select(item => item.Node).Where(node => node.Label == Claim.Label).ToList();
        var cites = await store.GetNeighboursAsync(claims, Links.Cites, Direction.Outgoing, cancellationToken);

        var answers = new ClaimsOfNode[subjects.Count];
        var next = 0;
        for (var i = 0; i < answers.Length; i++)
        {
            var own = new List<CitedClaim>();
            foreach (var item in about.Of(i))
                if (item.Node.Label == Claim.Label) own.Add(new(item.Node, cites.Of(next++)[0].Node));
            answers[i] = new(subjects[i], own);
        }

        return answers;
    }

    /// <summary>Every conflict of the revision, by id (ordinal).</summary>
    public static async ValueTask<IReadOnlyList<Conflict>> GetConflictsAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        var claims = await store.FindNodesAsync(Claim.Label, new Condition.HasValue(Claim.Field), NodeOrder.ById, PageRequest.Whole, cancellationToken);
        var about = await store.GetNeighboursAsync(claims.Nodes, Links.About, Direction.Outgoing, cancellationToken);
        var subjects = about.Items.Select(item => item.Node).DistinctBy(node => node.Number).ToList();
        return [.. (await GetAsync(store, subjects, cancellationToken)).SelectMany(each => each.Conflicts).OrderBy(conflict => conflict.Id, StringComparer.Ordinal)];
    }

    /// <summary>The ids of everything that one of the sources says something of, whether it asserts or denies. Two calls of the store.</summary>
    public static async ValueTask<IReadOnlySet<string>> GetSubjectIdsAsync(IGraphStore store, IReadOnlyList<GraphNode> sources, CancellationToken cancellationToken)
    {
        var citing = await store.GetNeighboursAsync(sources, Links.Cites, Direction.Incoming, cancellationToken);
        var claims = citing.Items.Select(item => item.Node).Where(node => node.Label == Claim.Label).ToList();
        var about = await store.GetNeighboursAsync(claims, Links.About, Direction.Outgoing, cancellationToken);
        return about.Items.Select(item => item.Node.Id).ToHashSet();
    }
}
