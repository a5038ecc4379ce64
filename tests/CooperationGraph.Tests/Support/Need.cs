namespace CooperationGraph.Tests.Support;

/// <summary>What a machine with the SDK alone lacks.</summary>
public enum Need
{
    /// <summary>The program <c>redis-server</c>.</summary>
    Redis,

    /// <summary>A Neo4j whose graph the tests may replace.</summary>
    Neo4j,

    /// <summary>A way to start Neo4j servers of a test's own, which it may kill.</summary>
    Neo4jTool,

    /// <summary>Node.js with npm.</summary>
    Node,

    /// <summary>A browser.</summary>
    Chromium,

    /// <summary>Fonts with Latin and Chinese characters, and what finds them.</summary>
    Fonts,
}
