using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Support;

/// <summary>Never tells which neighbours are hubs, as a store may.</summary>
public sealed class UnawareOfHubsGraphStore(IGraphStore inner) : DelegatingGraphStore(inner)
{
    private readonly IGraphStore _inner = inner;

    public override ValueTask<Expansion> ExpandAsync(IReadOnlyList<Branch> branches, ExpandRequest request, CancellationToken cancellationToken) =>
        _inner.ExpandAsync(branches, request with { Hubs = null }, cancellationToken);
}
