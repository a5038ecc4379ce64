using CooperationGraph.Graph;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Api;

/// <summary>What was written of a column, kept beside its nodes.</summary>
/// <param name="property">Null for the id.</param>
internal sealed class WrittenColumn(NodeLabel label, Property? property) : WrittenValues
{
    private readonly WrittenValue _value = new(label, property);

    public override byte[]? Of(object parent) => _value.Of((GraphNode)parent);

    public override void Keep(object parent, ReadOnlySpan<byte> written) => _value.Keep((GraphNode)parent, written);
}
