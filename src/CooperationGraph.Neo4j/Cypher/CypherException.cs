namespace CooperationGraph.Neo4j.Cypher;

/// <summary>The database's own word that a statement failed.</summary>
/// <param name="code">Such as <c>Neo.ClientError.Schema.ConstraintValidationFailed</c> (Neo4j status codes).</param>
public sealed class CypherException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>Whether the same statement may succeed later.</summary>
    public bool IsTransient => Code.StartsWith("Neo.TransientError.", StringComparison.Ordinal) || Code.StartsWith("Neo.DatabaseError.", StringComparison.Ordinal);

    /// <summary>Whether the code says that address, database or credentials are wrong, not the statement.</summary>
    public static bool IsSetup(string code) =>
        code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal) || code.StartsWith("Neo.ClientError.Database.", StringComparison.Ordinal) || code == NoQueryApi;

    /// <summary>The address answers, but has no HTTP Query API. Not one of Neo4j's own codes.</summary>
    public const string NoQueryApi = "CooperationGraph.NoQueryApi";
}
