using CooperationGraph.Graph;
using CooperationGraph.Groups;
using CooperationGraph.Stores;

namespace CooperationGraph.Api;

/// <summary>Nodes of a label counted by dimensions: what a field such as <c>agreementGroups</c> answers.</summary>
/// <param name="Keys">What the dimensions mean to the store.</param>
/// <param name="List">Tells the groups from those of other arguments.</param>
internal sealed record Grouping(NodeLabel Label, Condition Condition, IReadOnlyList<GroupKey> Keys, NodeGroups Counted, PagedList List)
{
    /// <summary>Those that are shown.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>The cursor of the last of them; null where it is the last of all.</summary>
    public string? Next { get; init; }

    /// <summary>Each node stands in one group at least: of a node without a value that of none.</summary>
    public bool Overlap => Counted.Groups.Sum(group => (long)group.Count) > Counted.Total.Count;
}

/// <summary>One group, or all of them together, which have no values.</summary>
internal sealed record Group(Grouping Of, NodeGroup Counted, IReadOnlyList<GroupValue> Values)
{
    /// <summary>By which it is looked up.</summary>
    public string Text => NodeGroup.TextOf(Counted.Keys);
}

/// <param name="Node">Where the value is its id.</param>
internal sealed record GroupValue(Dimension Dimension, string? Value, GraphNode? Node)
{
    private const string None = "none recorded";

    /// <param name="nameOf">What a node is called; other values are in English, or as they stand in the data.</param>
    public string Label(Func<GraphNode, string> nameOf)
    {
        if (Value is null) return None;
        if (Node is not null) return nameOf(Node);
        return Dimension.Values switch
        {
            DimensionValue.Word => char.ToUpperInvariant(Value[0]) + Value[1..].Replace('_', ' ').ToLowerInvariant(),
            DimensionValue.Decade => Value + "s",
            _ => Value,
        };
    }
}
