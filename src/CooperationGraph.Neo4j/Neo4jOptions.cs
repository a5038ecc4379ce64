namespace CooperationGraph.Neo4j;

/// <summary>Where the database is, and what it may cost. The names are those of the section <c>Neo4j</c> of the configuration.</summary>
public sealed record Neo4jOptions
{
    /// <summary>The address of its HTTP connector, such as <c>http://localhost:7474</c>, or one that an <see cref="Cypher.ICypherTransport"/> speaks with.</summary>
    public Uri Uri { get; init; } = new("http://localhost:7474");

    public string User { get; init; } = "neo4j";

    public string Password { get; init; } = "";

    /// <summary>A file with the password, or with user, slash and password; null where <see cref="Password"/> has it. It is read again when the database refuses the password.</summary>
    public string? PasswordFile { get; init; }

    public string Database { get; init; } = "neo4j";

    /// <summary>Whether statements may write, as those of an import do. In a cluster those that do not may go to any member.</summary>
    public bool Writes { get; init; }

    /// <summary>For one statement of a reader, from waiting for a connection to the last row.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Statements at once; two cores of a database are busy with fewer.</summary>
    public int Connections { get; init; } = 32;

    /// <summary>Statements at once that take longer than <see cref="LongAfter"/>. One more is given up: the other connections are for the many short ones.</summary>
    public int LongStatements { get; init; } = 24;

    /// <summary>See <see cref="LongStatements"/>. Twenty times what the statements of the examples take, so that a database which stalls for a moment loses none.</summary>
    public TimeSpan LongAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Statements that may wait for a connection. Whoever comes after them is refused at once.</summary>
    public int Queue { get; init; } = 256;

    /// <summary>Nodes whose properties a server keeps in memory, about 1 KB each: whole labels, the smallest first, with what is derived from them, and beside them what was read last of the others. Of sixteen times as many it keeps number and place alone, in lists of what a search has found. With 0 no node and no list is kept.</summary>
    public int KeptNodes { get; init; } = 50_000;
}
