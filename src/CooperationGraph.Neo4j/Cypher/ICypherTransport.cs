namespace CooperationGraph.Neo4j.Cypher;

/// <summary>A protocol of the database, chosen by the address: see <see cref="Schemes"/>. The project's own is HTTP; others come from packages of their own.</summary>
public interface ICypherTransport
{
    /// <summary>The schemes of the addresses that it speaks with, such as <c>bolt</c>.</summary>
    IReadOnlyList<string> Schemes { get; }

    /// <summary>A client with connections of its own, which is disposed of if it can be.</summary>
    ICypherClient Open(Neo4jOptions options, Neo4jCredentials credentials);
}
