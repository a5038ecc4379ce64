using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j;

/// <summary>Says in one line what is wrong with the way to the database, for whoever configures the service.</summary>
public static class Neo4jConnection
{
    /// <summary>The database can be asked and is new enough; or what to change.</summary>
    /// <returns>Null where all is well.</returns>
    public static async Task<string?> CheckAsync(ICypherClient client, Neo4jOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await client.RunAsync(new("CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0]"), cancellationToken);
            return rows is [[{ IsNull: false } version]] && IsTooOld(version.Text!) ? $"Neo4j {version.Text} is too old: the service needs 5.23 or newer." : null;
        }
        catch (Exception e) when (e is CypherException or StoreUnavailableException)
        {
            return Explain(e, options);
        }
    }

    /// <summary>What to change, where address, database, credentials or version are wrong; else what the database said.</summary>
    public static string Explain(Exception failure, Neo4jOptions options) =>
        failure switch
        {
            CypherException { Code: "Neo.ClientError.Security.Unauthorized" } => $"Neo4j at {options.Uri} refuses the user '{options.User}' with this password. Set Neo4j:User and Neo4j:Password (in the environment Neo4j__Password).",
            CypherException { Code: "Neo.ClientError.Security.AuthenticationRateLimit" } => $"Neo4j at {options.Uri} has refused too many wrong passwords and waits before it listens again. Set Neo4j:Password, then try again in a few seconds.",
            CypherException { Code: "Neo.ClientError.Database.DatabaseNotFound" } => $"Neo4j at {options.Uri} has no database '{options.Database}'. Set Neo4j:Database, or create it.",
            CypherException { Code: CypherException.NoQueryApi } => $"What answers at {options.Uri} has no HTTP Query API. Set Neo4j:Uri to the HTTP connector of Neo4j 5.23 or newer, such as http://localhost:7474.",
            CypherException cypher => $"Neo4j at {options.Uri} refuses: {cypher.Message} ({cypher.Code})",
            { InnerException: { } inner } => $"Neo4j at {options.Uri} cannot be asked: {failure.Message} ({inner.Message}) Is it running, and is Neo4j:Uri right?",
            _ => $"Neo4j at {options.Uri} cannot be asked: {failure.Message}",
        };

    // CALL (variables) { … } came with 5.23.
    private static bool IsTooOld(string version) => Version.TryParse(version.Split('-')[0], out var parsed) && parsed < new Version(5, 23);
}
