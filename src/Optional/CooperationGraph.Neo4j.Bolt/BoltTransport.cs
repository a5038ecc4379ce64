using CooperationGraph.Neo4j.Cypher;
using Neo4j.Driver;

namespace CooperationGraph.Neo4j.Bolt;

/// <summary>Bolt, the binary protocol of Neo4j, as its own driver speaks it: to one server, or routed through a cluster, each with and without TLS.</summary>
public sealed class BoltTransport : ICypherTransport
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Schemes { get; } = ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"];

    /// <inheritdoc/>
    public ICypherClient Open(Neo4jOptions options, Neo4jCredentials credentials)
    {
        return new BoltClient(GraphDatabase.Driver(options.Uri, new Passwords(options, credentials), config => config
            .WithMaxConnectionPoolSize(options.Connections)
            .WithConnectionTimeout(TimeSpan.FromSeconds(2))
            .WithConnectionAcquisitionTimeout(options.TimeLimit)
            .WithMaxConnectionLifetime(TimeSpan.FromMinutes(5))
            .WithMaxTransactionRetryTime(options.TimeLimit)
            // The rows of a statement are all wanted: in one piece they take one round trip.
            .WithFetchSize(Config.Infinite)
            .WithUserAgent("CooperationGraph")), options);
    }

    // Whoever repeats a wrong password locks out all who have the right one: a new one is read by those who watch the database.
    private sealed class Passwords(Neo4jOptions options, Neo4jCredentials credentials) : IAuthTokenManager
    {
        public ValueTask<IAuthToken> GetTokenAsync(CancellationToken cancellationToken = default) => new(AuthTokens.Basic(options.User, credentials.Password));

        public ValueTask<bool> HandleSecurityExceptionAsync(IAuthToken token, SecurityException exception, CancellationToken cancellationToken = default) => new(false);
    }
}
