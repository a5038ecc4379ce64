namespace CooperationGraph.Resolvers;

/// <summary>What a <see cref="Leaf"/> reads.</summary>
public enum LeafForm
{
    /// <summary>A String, an ID, a word of an enum, or a custom scalar that is written as a string.</summary>
    Text,

    /// <summary>A list of them.</summary>
    TextList,
    WholeNumber,
    Number,
    Boolean,
}
