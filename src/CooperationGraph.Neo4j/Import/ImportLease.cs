using System.Globalization;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Import;

/// <summary>
/// The right to import, which one importer has at a time. It is written into the catalog and renewed by everything that the importer writes, in the same
/// transaction: an importer that lost it can write nothing more. One that was killed loses it by its silence.
/// </summary>
internal sealed class ImportLease
{
    /// <summary>What every statement that writes begins with: it goes on with one row exactly if the lease is held.</summary>
    public const string Held = Catalog.Match + " SET c.lock = true WITH c WHERE c.importer = $importer SET c.importerSeen = datetime.realtime().epochMillis WITH c";

    // The first write takes the node's lock, so that what is read after it is the last word.
    private const string Take =
        "MERGE (c:Catalog {id: 'cooperation-graph'}) SET c.lock = true WITH c, c.importer IS NULL OR c.importerSeen < datetime.realtime().epochMillis - $stale AS free, (datetime.realtime().epochMillis - c.importerSeen) / 1000 AS seconds "
        + "FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END | SET c.importer = $importer, c.importerSeen = datetime.realtime().epochMillis) RETURN free, seconds";

    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(1);

    private readonly ICypherClient _client;
    private readonly string _id = Guid.NewGuid().ToString("N");

    private ImportLease(ICypherClient client) => _client = client;

    /// <exception cref="ImportRefusedException">Another importer has it.</exception>
    public static async Task<ImportLease> TakeAsync(ICypherClient client, TimeSpan staleAfter, CancellationToken cancellationToken)
    {
        var lease = new ImportLease(client);
        var rows = await client.RunAsync(
            new(Take, new Dictionary<string, object?> { ["importer"] = lease._id, ["stale"] = (long)staleAfter.TotalMilliseconds }), cancellationToken);
        if (rows[0][0].Flag) return lease;
        throw new ImportRefusedException(string.Create(
            CultureInfo.InvariantCulture,
            $"Another import is running (it last wrote {rows[0][1].Whole} s ago). Wait until it has ended; if it was broken off, it gives way {staleAfter.TotalSeconds:0} s after its last word."));
    }

    /// <summary>Runs a statement that continues <see cref="Held"/>, and answers its one row.</summary>
    /// <exception cref="ImportRefusedException">Another importer has taken the lease.</exception>
    public async Task<CypherValue[]> WriteAsync(string text, Dictionary<string, object?> parameters, CancellationToken cancellationToken)
    {
        parameters["importer"] = _id;
        var rows = await _client.RunAsync(new($"{Reading.Statements.Language}{Held} {text}", parameters), cancellationToken);
        return rows is [var row] ? row : throw new ImportRefusedException("Another import has taken over, since this one was silent for too long. The current revision is untouched by this one; run it again when the other has ended.");
    }

    /// <summary>Waits for work that does not renew the lease itself.</summary>
    public async Task DuringAsync(Task work, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (await Task.WhenAny(work, Task.Delay(BetweenRenewals, clock, cancellationToken)) != work) await RenewAsync(cancellationToken);
        await work;
    }

    public Task RenewAsync(CancellationToken cancellationToken) => WriteAsync("RETURN 1", [], cancellationToken);

    public Task ReleaseAsync(CancellationToken cancellationToken) => WriteAsync("REMOVE c.importer, c.importerSeen RETURN 1", [], cancellationToken);
}
