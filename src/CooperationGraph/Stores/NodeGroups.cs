namespace CooperationGraph.Stores;

/// <summary>Nodes counted by groups.</summary>
/// <param name="Total">All nodes, each once, whatever groups it stands in; it has no keys.</param>
/// <param name="Groups">Those with nodes, by their keys (ordinal, null last); none where there are no keys to group by.</param>
public sealed record NodeGroups(NodeGroup Total, IReadOnlyList<NodeGroup> Groups);

/// <param name="Keys">One value per key, null for the nodes without one.</param>
/// <param name="Count">The nodes.</param>
/// <param name="WithValue">Those of them that have the property that is added up; 0 where none is.</param>
/// <param name="Sum">Of that property, exact.</param>
public sealed record NodeGroup(IReadOnlyList<string?> Keys, int Count, int WithValue, decimal Sum)
{
    /// <summary>The order of groups.</summary>
    public static readonly IComparer<NodeGroup> ByKeys = Comparer<NodeGroup>.Create(static (left, right) =>
    {
        for (var i = 0; i < left.Keys.Count; i++)
        {
            var (mine, other) = (left.Keys[i], right.Keys[i]);
            var compared = mine is null || other is null ? (mine is null).CompareTo(other is null) : string.CompareOrdinal(mine, other);
            if (compared != 0) return compared;
        }

        return 0;
    });

    /// <summary>The greatest first, then by their keys.</summary>
    public static readonly IComparer<NodeGroup> ByCount = Comparer<NodeGroup>.Create(static (left, right) => right.Count.CompareTo(left.Count) is var byCount and not 0 ? byCount : ByKeys.Compare(left, right));

    /// <summary>The values of a group as one text, for looking it up. No value holds a control character.</summary>
    public static string TextOf(IReadOnlyList<string?> keys) => keys.Count == 1 ? keys[0] ?? "\0" : string.Join('\u0001', keys.Select(each => each ?? "\0"));
}
