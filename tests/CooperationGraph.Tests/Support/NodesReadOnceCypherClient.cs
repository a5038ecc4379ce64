using System.Collections.Concurrent;
using System.Text.Json;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Reading;

namespace CooperationGraph.Tests.Support;

/// <summary>
/// Asks for the nodes of a range, which a store that keeps nodes reads when it is opened, once for all stores over a revision: a test that wants a store which knows nothing yet opens one for
/// each question. Everything else is asked.
/// </summary>
internal sealed class NodesReadOnceCypherClient(ICypherClient inner) : ICypherClient
{
    private static readonly string NodesOfRange = new CypherStatement(Statements.NodesOfRange, new Dictionary<string, object?>()).Text;

    // By the parameters, which name the import.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<CypherValue[]>> Read = new();

    public async Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        // As whoever is asked does.
        cancellationToken.ThrowIfCancellationRequested();
        if (statement.Text != NodesOfRange) return await inner.RunAsync(statement, cancellationToken);
        var range = JsonSerializer.Serialize(statement.Parameters);
        return Read.TryGetValue(range, out var rows) ? rows : Read[range] = await inner.RunAsync(statement, cancellationToken);
    }
}
