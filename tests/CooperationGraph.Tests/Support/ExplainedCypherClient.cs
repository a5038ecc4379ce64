using System.Collections.Concurrent;
using CooperationGraph.Neo4j.Cypher;

namespace CooperationGraph.Tests.Support;

/// <summary>
/// Has the database explain (EXPLAIN) each statement on the graph of an import once it was run, and fails where it finds nodes without an index. To explain what was just run takes the database a
/// fifth of what it takes to plan it, so that all that any test of the seeded database asks is held to it.
/// </summary>
internal sealed class ExplainedCypherClient(ICypherClient inner) : ICypherClient
{
    // Whole scans of what grows; a scan of the one catalog is none.
    private static readonly string[] Scans = ["AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "IntersectionNodeByLabelsScan", "SubtractionNodeByLabelsScan", "DirectedRelationshipTypeScan", "UndirectedRelationshipTypeScan"];

    // By the text.
    private static readonly ConcurrentDictionary<string, Lazy<Task<string[]>>> Explained = new();

    public async Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        var rows = await inner.RunAsync(statement, cancellationToken);
        if (!statement.Text.Contains($"${CypherStatement.Given}.import", StringComparison.Ordinal)) return rows;
        string[] scans;
        try
        {
            scans = await Explained.GetOrAdd(statement.Text, _ => new(() => ScansAsync(statement))).Value;
        }
        catch
        {
            // Another test may find it explained.
            Explained.TryRemove(statement.Text, out _);
            throw;
        }

        if (scans.Length == 0) return rows;
        var message = $"{string.Join(' ', scans)}: {statement.Text}";
        // Where a store's failure is an answer, its message is not in it.
        TestContext.Current.TestOutputHelper?.WriteLine(message);
        Assert.Fail(message);
        return rows;
    }

    private static async Task<string[]> ScansAsync(CypherStatement statement) => [.. Scans.Intersect(await Neo4jDatabase.ExplainAsync(statement))];
}
