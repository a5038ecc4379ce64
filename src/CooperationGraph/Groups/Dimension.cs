using CooperationGraph.Stores;

namespace CooperationGraph.Groups;

/// <summary>Something that the nodes of a label are counted by.</summary>
/// <param name="Name">Its word.</param>
/// <param name="DependsOnDay">Whether another day may give other groups.</param>
/// <param name="KeyAsync">What it means to a store.</param>
public sealed record Dimension(string Name, DimensionValue Values, bool DependsOnDay, Func<DimensionContext, ValueTask<GroupKey>> KeyAsync);

/// <summary>What the values of a dimension are.</summary>
public enum DimensionValue
{
    /// <summary>A word of a closed list.</summary>
    Word,

    /// <summary>A text as it stands in the data, or a year.</summary>
    Text,

    /// <summary>The first year of a decade.</summary>
    Decade,

    /// <summary>The id of a node.</summary>
    Node,
}
