using System.Collections.Concurrent;
using System.Globalization;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Cypher;

/// <summary>
/// Ends statements in the database for whose answers nobody waits any more. Neo4j goes on with a statement whose connection was closed, and its HTTP Query
/// API takes a time limit for explicit transactions alone, which cost a round trip more. So each statement carries a name as a parameter, by which
/// <c>SHOW TRANSACTIONS</c> finds it. Safe for concurrent use.
/// </summary>
internal sealed class AbandonedStatements
{
    /// <summary>The parameter, which no statement reads.</summary>
    public const string Parameter = "statementName";

    // A user sees and ends transactions of its own without a privilege.
    private const string End =
        $"SHOW TRANSACTIONS YIELD transactionId AS id, parameters WHERE parameters.{Parameter} IN $names TERMINATE TRANSACTIONS id YIELD message RETURN count(message)";

    private readonly string _process = Guid.NewGuid().ToString("N");
    private readonly ConcurrentQueue<string> _names = new();
    private long _last;
    private int _ending;

    /// <summary>A name that no other statement of any server has.</summary>
    public string NextName() => string.Create(CultureInfo.InvariantCulture, $"{_process}-{Interlocked.Increment(ref _last)}");

    /// <summary>Ends a statement without waiting for it; those that are abandoned meanwhile are ended together.</summary>
    /// <param name="run">Runs the statement that ends them, bounded in time.</param>
    public void Add(string name, Func<CypherStatement, Task> run)
    {
        StatementMetrics.Abandon();
        _names.Enqueue(name);
        if (Interlocked.Exchange(ref _ending, 1) == 0) _ = EndAsync(run);
    }

    private async Task EndAsync(Func<CypherStatement, Task> run)
    {
        do
        {
            var names = new List<string>();
            while (_names.TryDequeue(out var name)) names.Add(name);
            try
            {
                await run(new(End, new Dictionary<string, object?> { ["names"] = names }));
            }
            catch (Exception e) when (e is CypherException or StoreUnavailableException)
            {
                // A database that does not answer cannot be told; its own limit, db.transaction.timeout, is left.
            }

            Volatile.Write(ref _ending, 0);
        }
        while (!_names.IsEmpty && Interlocked.Exchange(ref _ending, 1) == 0);
    }
}
