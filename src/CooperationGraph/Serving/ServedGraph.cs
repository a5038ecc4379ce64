using CooperationGraph.Claims;
using CooperationGraph.Stores;

namespace CooperationGraph.Serving;

/// <summary>
/// One revision as it is served: its store, and what is derived from the whole of it. Each such fact is read when it is first asked for, once
/// for all who ask, and kept for as long as the revision is served. Safe for concurrent use.
/// </summary>
public sealed class ServedGraph(IGraphStore store)
{
    private readonly DerivedFact<IReadOnlyList<Conflict>> _conflicts = new(() => ClaimReader.ReadConflictsAsync(store, CancellationToken.None));

    public IGraphStore Store => store;

    /// <summary>Every conflict of the revision, by id (ordinal).</summary>
    public ValueTask<IReadOnlyList<Conflict>> GetConflictsAsync(CancellationToken cancellationToken) => _conflicts.GetAsync(cancellationToken);
}
