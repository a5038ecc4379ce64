using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Claims;

/// <summary>Reads what sources say of many nodes at once.</summary>
public static class ClaimReader
{
    private static readonly NodeFact<ClaimsOfNode> Known = new();
    private static readonly NodeFact<ClaimsOfNode> Undisputed = new();

    // Nothing else can stand against anything.
    private static readonly Condition MayDisagree = new Condition.Any([new Condition.HasValue(Claim.Field), new Condition.TextIn(Claim.Stance, [Stance.Denies.Word()])]);

    /// <summary>One slot per subject, in their order. Two calls of the store, however many subjects, and one for each type of relationship that a claim denies, or of which it says something.</summary>
    public static async ValueTask<IReadOnlyList<ClaimsOfNode>> GetAsync(IGraphStore store, IReadOnlyList<GraphNode> subjects, CancellationToken cancellationToken)
    {
        var answers = new ClaimsOfNode[subjects.Count];
        List<GraphNode>? unknown = null;
        for (var i = 0; i < answers.Length; i++)
        {
            if (Known.Of(subjects[i]) is { } known) answers[i] = known;
            else (unknown ??= []).Add(subjects[i]);
        }

        if (unknown is null) return answers;
        var read = new ClaimsOfNode[unknown.Count];
        await ReadAsync(store, unknown, (i, claims) => read[i] = Keeps(store, unknown[i].Label) ? Known.Keep(unknown[i], claims) : claims, cancellationToken);
        for (var (i, next) = (0, 0); i < answers.Length; i++) answers[i] ??= read[next++];
        return answers;
    }

    /// <summary>
    /// The same of agreements, for what they are on a day: of one of which no claim is about a field, or denies anything (<see cref="Agreement.ClaimedInPart"/>), sources do not disagree, and it has none here. No
    /// call of the store where all are such.
    /// </summary>
    public static async ValueTask<IReadOnlyList<ClaimsOfNode>> GetDisputableAsync(IGraphStore store, IReadOnlyList<GraphNode> agreements, CancellationToken cancellationToken)
    {
        var disputable = await GetAsync(store, [.. agreements.Where(agreement => agreement.Is(Agreement.ClaimedInPart))], cancellationToken);
        var (answers, next) = (new ClaimsOfNode[agreements.Count], 0);
        for (var i = 0; i < answers.Length; i++)
            answers[i] = agreements[i].Is(Agreement.ClaimedInPart) ? disputable[next++] : Undisputed.Of(agreements[i]) ?? Undisputed.Keep(agreements[i], new(agreements[i], [], RelationshipsOfNode.None));
        return answers;
    }

    /// <summary>Whether what was read of a node of a label is kept with it, because all that it rests on is.</summary>
    internal static bool Keeps(IGraphStore store, NodeLabel label) => store.KeepsNodes || (store.Keeps(label) && store.Keeps(Claim.Label) && store.Keeps(Source.Label));

    /// <summary>
    /// Every conflict of the revision, by id (ordinal). They are few, but found only by reading every claim about a field, in at most four calls of
    /// the store: <see cref="Serving.ServedGraph"/> keeps them.
    /// </summary>
    public static async ValueTask<IReadOnlyList<Conflict>> ReadConflictsAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        var claims = await store.FindNodesAsync(Claim.Label, MayDisagree, NodeOrder.ById, PageRequest.Whole, cancellationToken);
        var about = await store.GetNeighboursAsync(claims.Nodes, Links.About, Direction.Outgoing, cancellationToken);
        var subjects = about.Items.Select(item => item.Node).DistinctBy(node => node.Number).ToList();
        return [.. (await GetAsync(store, subjects, cancellationToken)).SelectMany(each => each.Conflicts).OrderBy(conflict => conflict.Id, StringComparer.Ordinal)];
    }

    private static async ValueTask ReadAsync(IGraphStore store, IReadOnlyList<GraphNode> subjects, Action<int, ClaimsOfNode> keep, CancellationToken cancellationToken)
    {
        // ABOUT also leads from observations to countries.
        var about = await store.GetNeighboursAsync(subjects, Links.About, Direction.Incoming, cancellationToken);
        var claims = about.Items.Select(item => item.Node).Where(node => node.Label == Claim.Label).ToList();
        var cites = await store.GetNeighboursAsync(claims, Links.Cites, Direction.Outgoing, cancellationToken);
        var own = new List<CitedClaim>[subjects.Count];
        for (var (i, next) = (0, 0); i < own.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            own[i] = [];
            foreach (var item in about.Of(i))
                if (item.Node.Label == Claim.Label) own[i].Add(new(item.Node, cites.Of(next++)[0].Node));
        }

        var relationships = await RelationshipsAsync(store, subjects, own, cancellationToken);
        for (var i = 0; i < own.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            keep(i, new(subjects[i], own[i], relationships.GetValueOrDefault(i, RelationshipsOfNode.None)));
        }
    }

    // By the subject's place, of those few that need any.
    private static async ValueTask<Dictionary<int, RelationshipsOfNode>> RelationshipsAsync(
        IGraphStore store, IReadOnlyList<GraphNode> subjects, List<CitedClaim>[] own, CancellationToken cancellationToken)
    {
        var needed = new List<(RelationshipType Type, int Subject)>();
        for (var i = 0; i < own.Length; i++)
            foreach (var claim in own[i])
            {
                if (RelationshipsOfNode.TypeOf(claim, subjects[i].Label) is { } type && RelationshipsOfNode.AreNeededFor(claim, type)) needed.Add((type, i));
                else if (RelationshipField.Of(claim.Field, subjects[i].Label) is { } column) needed.Add((column.Type, i));
            }

        var relationships = new Dictionary<int, RelationshipsOfNode>();
        foreach (var each in needed.Distinct().GroupBy(each => each.Type, each => each.Subject))
        {
            var places = each.ToList();
            var others = await store.GetNeighboursAsync(places.ConvertAll(place => subjects[place]), each.Key, Direction.Outgoing, cancellationToken);
            for (var i = 0; i < places.Count; i++)
            {
                if (!relationships.TryGetValue(places[i], out var ofNode)) relationships.Add(places[i], ofNode = new());
                ofNode.Add(each.Key, others.Of(i));
            }
        }

        return relationships;
    }
}
