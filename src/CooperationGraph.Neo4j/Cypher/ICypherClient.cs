namespace CooperationGraph.Neo4j.Cypher;

/// <summary>
/// One statement with parameters in, typed rows out: all that this project asks of a transport. Nothing above it may show which one it is.
/// Safe for concurrent use.
/// </summary>
public interface ICypherClient
{
    /// <summary>Runs a statement in a transaction of its own and answers all its rows, each with one value per returned column.</summary>
    /// <exception cref="CypherException">The database refused the statement or failed in it; nothing was changed.</exception>
    /// <exception cref="Stores.StoreUnavailableException">No answer came in time. Of a statement that writes, nobody knows whether it did.</exception>
    Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken);
}
