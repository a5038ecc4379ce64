using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;
using Neo4j.Driver;

namespace CooperationGraph.Neo4j.Bolt;

/// <summary>
/// Runs statements through Neo4j's driver. What only reads goes to any member of a cluster and is repeated by the driver's own rules; what writes is sent once. The database itself
/// ends a statement whose time is over.
/// </summary>
internal sealed class BoltClient(IDriver driver, Neo4jOptions options) : ICypherClient, IAsyncDisposable
{
    private readonly AbandonedStatements _abandoned = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CypherValue[]>> RunAsync(CypherStatement statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = _abandoned.NextName();
        var run = SendAsync(statement, name, options.TimeLimit);
        try
        {
            return await run.WaitAsync(options.TimeLimit, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw TooLate(e);
        }
        catch (OperationCanceledException)
        {
            _abandoned.Add(name, end => SendAsync(end, name: null, options.TimeLimit));
            throw;
        }
        catch (Neo4jException e)
        {
            throw Translated(e);
        }
        finally
        {
            // What nobody waits for any more may fail.
            _ = run.ContinueWith(static left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    public ValueTask DisposeAsync() => driver.DisposeAsync();

    private async Task<IReadOnlyList<CypherValue[]>> SendAsync(CypherStatement statement, string? name, TimeSpan timeLimit)
    {
        var parameters = BoltValues.ParametersOf(statement.Parameters);
        if (name is not null) parameters[AbandonedStatements.Parameter] = name;
        await using var session = driver.AsyncSession(session => session.WithDatabase(options.Database).WithDefaultAccessMode(options.Writes ? AccessMode.Write : AccessMode.Read));
        return options.Writes
            ? await RowsAsync(await session.RunAsync(statement.Text, parameters, Limited))
            : await session.ExecuteReadAsync(async transaction => await RowsAsync(await transaction.RunAsync(statement.Text, parameters)), Limited);

        void Limited(TransactionConfigBuilder transaction) => transaction.WithTimeout(timeLimit);
    }

    private static async Task<IReadOnlyList<CypherValue[]>> RowsAsync(IResultCursor cursor)
    {
        var rows = new List<CypherValue[]>();
        while (await cursor.FetchAsync())
        {
            var record = cursor.Current;
            var row = new CypherValue[record.Keys.Count];
            for (var i = 0; i < row.Length; i++) row[i] = BoltValues.Read(record[i]);
            rows.Add(row);
        }

        return rows;
    }

    private Exception Translated(Neo4jException failure) =>
        failure switch
        {
            { Code: { } code } when code.StartsWith("Neo.ClientError.Transaction.TransactionTimedOut", StringComparison.Ordinal) => TooLate(failure),
            { Code: { } code } when code.StartsWith("Neo.DatabaseError.", StringComparison.Ordinal) => new StoreUnavailableException("The graph's database fails.", new CypherException(code, failure.Message)),
            { Code: { } code } when code.StartsWith("Neo.", StringComparison.Ordinal) => new CypherException(code, failure.Message),
            _ => new StoreUnavailableException("The graph's database cannot be reached.", failure),
        };

    private StoreUnavailableException TooLate(Exception e) => new($"The graph's database did not answer within {options.TimeLimit.TotalSeconds:0.##} s.", e);
}
