namespace CooperationGraph.Graph;

/// <summary>A label of the graph model: one kind of node, one CSV file whose first column is <c>id</c>.</summary>
public sealed class NodeLabel : PropertyOwner
{
    internal NodeLabel(string name, string idPrefix, string file, bool cited = true)
        : base(file)
    {
        Name = name;
        IdPrefix = idPrefix;
        Cited = cited;
    }

    /// <summary>The label in Neo4j and the type in GraphQL: <c>Country</c>.</summary>
    public string Name { get; }

    /// <summary>What its ids begin with, before the colon: <c>country</c> in <c>country:KAZ</c>.</summary>
    public string IdPrefix { get; }

    /// <summary>Whether each node needs a claim or the mark <c>unverified</c>. Sources, claims, aliases and checked scopes do not.</summary>
    public bool Cited { get; }

    /// <summary>Its number in <see cref="GraphModel.Labels"/>.</summary>
    public int Index { get; internal set; }

    public override string ToString() => Name;
}
