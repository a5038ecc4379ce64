using CooperationGraph.Neo4j.Cypher;

namespace CooperationGraph.Tests.Support;

/// <summary>The most that one statement said it deleted.</summary>
internal sealed class DeletionCounter(ICypherClient inner) : ICypherClient
{
    public int Most { get; private set; }

    public async Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        var rows = await inner.RunAsync(statement, cancellationToken);
        if (statement.Text.EndsWith("RETURN deleted", StringComparison.Ordinal)) Most = Math.Max(Most, rows[0][0].Whole);
        return rows;
    }
}
