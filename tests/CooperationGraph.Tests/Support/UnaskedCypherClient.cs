using CooperationGraph.Neo4j.Cypher;

namespace CooperationGraph.Tests.Support;

/// <summary>Takes what a store asks and asks nobody, where a test wants the statement alone.</summary>
internal sealed class UnaskedCypherClient(ICypherClient inner) : ICypherClient
{
    private CypherStatement? _written;
    private bool _isWriting;

    /// <summary>Outside of <see cref="WriteAsync"/> statements are run.</summary>
    public Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        if (!_isWriting) return inner.RunAsync(statement, cancellationToken);
        _written = statement;
        throw new UnaskedException();
    }

    /// <summary>The one statement by which a store would answer.</summary>
    public async Task<CypherStatement> WriteAsync<T>(Func<ValueTask<T>> ask)
    {
        _isWriting = true;
        try
        {
            await Assert.ThrowsAsync<UnaskedException>(async () => await ask());
        }
        finally
        {
            _isWriting = false;
        }

        return _written!;
    }

    private sealed class UnaskedException : Exception;
}
