using CooperationGraph.Neo4j.Cypher;

namespace CooperationGraph.Tests.Support;

/// <summary>Lets so many statements through, then fails each, as a process does that was killed or a database that went away.</summary>
internal sealed class BreakingCypherClient(ICypherClient inner, int statements, Func<Exception> failure) : ICypherClient
{
    private int _count;

    public int Count => _count;

    public Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref _count) > statements ? Task.FromException<IReadOnlyList<CypherValue[]>>(failure()) : inner.RunAsync(statement, cancellationToken);
}
