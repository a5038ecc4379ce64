using System.Runtime.CompilerServices;
using CooperationGraph.Claims;
using CooperationGraph.Coverage;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Api;

/// <summary>What all resolvers of one request share: the graph at one revision, and the day that "today" is.</summary>
/// <param name="store">The graph's store, or one that watches the calls of this request.</param>
public sealed class ApiContext(ServedGraph graph, IGraphStore store, DateOnly today) : RequestContext
{
    // Few requests ask for any.
    private Dictionary<ArraySegment<object>, ValueTask<IReadOnlyList<ClaimsOfNode>>>? _claims;

    public ApiContext(ServedGraph graph, DateOnly today)
        : this(graph, graph.Store, today)
    {
    }

    /// <summary>What is known of other revisions; null where there are none. Reading it makes the answer one of the moment, which another server, or this one later, may give otherwise.</summary>
    public RevisionChanges? Changes
    {
        get
        {
            DependsOnRevisions = true;
            return field;
        }
        init;
    }

    /// <summary>Whether the answer depends on other revisions than the one it was made from, so far.</summary>
    public bool DependsOnRevisions { get; private set; }

    /// <summary>What is known of the whole revision.</summary>
    public ServedGraph Graph => graph;

    public IGraphStore Store => store;

    /// <summary>Reading it makes the answer depend on the day.</summary>
    public DateOnly Today
    {
        get
        {
            DependsOnToday = true;
            return today;
        }
    }

    public override object Basis => graph.On(today);

    public override bool ExceedsBasis => DependsOnRevisions;

    public override int NumberOf(object value) =>
        value switch
        {
            GraphNode node => node.Number,
            CitedClaim claim => claim.Claim.Number,
            CoverageRow row => row.Number,
            CoverageMatrix matrix => matrix.Number,
            _ => -1,
        };

    /// <summary>The claims of a level's nodes, read once for all fields of the level that ask for them. An engine may ask for several fields at the same time.</summary>
    public ValueTask<IReadOnlyList<ClaimsOfNode>> ClaimsAsync(BatchContext batch)
    {
        var known = LazyInitializer.EnsureInitialized(ref _claims, static () => new(SameObjects.Alike));
        lock (known)
        {
            if (!known.TryGetValue(batch.Parents, out var claims))
                known[batch.Parents] = claims = ClaimReader.GetAsync(store, batch.Nodes(), batch.CancellationToken).Preserve();
            return claims;
        }
    }

    // The very same objects in the same order, wherever an engine keeps them.
    private sealed class SameObjects : IEqualityComparer<ArraySegment<object>>
    {
        public static readonly SameObjects Alike = new();

        public bool Equals(ArraySegment<object> left, ArraySegment<object> right)
        {
            if (left.Count != right.Count) return false;
            if (left.Array == right.Array && left.Offset == right.Offset) return true;
            for (var i = 0; i < left.Count; i++)
                if (left[i] != right[i]) return false;
            return true;
        }

        public int GetHashCode(ArraySegment<object> objects) => HashCode.Combine(objects.Count, RuntimeHelpers.GetHashCode(objects[0]), RuntimeHelpers.GetHashCode(objects[^1]));
    }
}
