using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j;

/// <summary>Says in one line what is wrong with the way to the database, for whoever configures the service.</summary>
public static class Neo4jConnection
{
    /// <summary>Asks the database whether it can be asked, and whether it is new enough.</summary>
    /// <returns>Null where all is well.</returns>
    public static async Task<ConnectionTrouble?> CheckAsync(ICypherClient client, Neo4jOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await client.RunAsync(new("CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0]"), cancellationToken);
            if (rows is not [[{ IsNull: false } version]]) return new(Explain(new CypherException(CypherException.NoQueryApi, ""), options), CanHeal: false);
            return IsTooOld(version.Text!)
                ? new($"Neo4j {version.Text} at {options.Uri} is too old: the service needs 5.23 or newer. Upgrade it, or set Neo4j:Uri to another.", CanHeal: false)
                : null;
        }
        catch (Exception e) when (e is CypherException or StoreUnavailableException)
        {
            return new(Explain(e, options), CanHeal: e is StoreUnavailableException or CypherException { IsTransient: true } or CypherException { Code: RateLimit });
        }
    }

    /// <summary>What to change, where address, database, credentials or version are wrong; else what the database said.</summary>
    /// <param name="failure">A <see cref="CypherException"/> or a <see cref="StoreUnavailableException"/>.</param>
    public static string Explain(Exception failure, Neo4jOptions options) =>
        failure switch
        {
            { InnerException: CypherException said } => $"Neo4j at {options.Uri} fails: {WordsOf(said)}",
            CypherException { Code: Unauthorized } => $"Neo4j at {options.Uri} refuses the user '{options.User}' with this password. {(options.PasswordFile is { } file ? $"Write the right one into {file}." : "Set Neo4j:User and Neo4j:Password (in the environment Neo4j__Password).")}",
            CypherException { Code: RateLimit } => $"Neo4j at {options.Uri} has refused too many wrong passwords and waits before it listens again. Set the right one, then try again in a few seconds.",
            CypherException { Code: "Neo.ClientError.Database.DatabaseNotFound" } => $"Neo4j at {options.Uri} has no database '{options.Database}'. Set Neo4j:Database, or create it.",
            CypherException { Code: CypherException.NoQueryApi } => $"What answers at {options.Uri} has no HTTP Query API. Set Neo4j:Uri to the HTTP connector of Neo4j 5.23 or newer, such as http://localhost:7474.",
            CypherException cypher => $"Neo4j at {options.Uri} refuses: {WordsOf(cypher)}",
            { InnerException: { } inner } => $"Neo4j at {options.Uri} cannot be asked: {failure.Message} ({inner.Message}) Is it running, and is Neo4j:Uri right?",
            _ => $"Neo4j at {options.Uri} cannot be asked: {failure.Message}",
        };

    /// <summary>The database's own words, in one line. One that has given up, as after a write to a full disk, has its port answer, and stays so until it is started again.</summary>
    internal static string WordsOf(CypherException said) =>
        $"{said.Message.ReplaceLineEndings(" ")} ({said.Code}){(said.Message.Contains("needs to be restarted", StringComparison.Ordinal) ? " Look at the space on its disk and at its log, then start it again." : "")}";

    /// <summary>Whether the database refuses the credentials, or does not even look at them because it has refused them too often. Whoever goes on asking locks out all who have the right ones.</summary>
    public static bool IsAboutCredentials(Exception failure) =>
        failure is CypherException { Code: Unauthorized or RateLimit } || (failure.InnerException is { } inner && IsAboutCredentials(inner));

    private const string Unauthorized = "Neo.ClientError.Security.Unauthorized";
    private const string RateLimit = "Neo.ClientError.Security.AuthenticationRateLimit";

    // CALL (variables) { … } came with 5.23.
    private static bool IsTooOld(string version) => Version.TryParse(version.Split('-')[0], out var parsed) && parsed < new Version(5, 23);
}

/// <param name="Message">What is wrong and what to change, in one line.</param>
/// <param name="CanHeal">Whether waiting may help, as for a database that is still starting.</param>
public sealed record ConnectionTrouble(string Message, bool CanHeal);
