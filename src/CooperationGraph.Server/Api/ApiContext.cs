using CooperationGraph.Claims;
using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api;

/// <summary>What all resolvers of one request share: the graph at one revision, and the day that "today" is.</summary>
/// <param name="store">The graph's store, or one that watches the calls of this request.</param>
internal sealed class ApiContext(ServedGraph graph, IGraphStore store, DateOnly today) : RequestContext
{
    private readonly Dictionary<object, ValueTask<IReadOnlyList<ClaimsOfNode>>> _claims = [];

    public ApiContext(ServedGraph graph, DateOnly today)
        : this(graph, graph.Store, today)
    {
    }

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

    /// <summary>Whether another day might have given another answer, so far.</summary>
    public bool DependsOnToday { get; private set; }

    public override int NumberOf(object value) =>
        value switch
        {
            GraphNode node => node.Number,
            CitedClaim claim => claim.Claim.Number,
            _ => -1,
        };

    /// <summary>The claims of a level's nodes, read once for all fields of the level that ask for them.</summary>
    public async ValueTask<IReadOnlyList<ClaimsOfNode>> ClaimsAsync(BatchContext batch)
    {
        // Levels of one request never share an array.
        var level = batch.Parents.Array!;
        if (!_claims.TryGetValue(level, out var claims))
            _claims[level] = claims = ClaimReader.GetAsync(store, batch.Nodes(), batch.CancellationToken).Preserve();
        return await claims;
    }
}
