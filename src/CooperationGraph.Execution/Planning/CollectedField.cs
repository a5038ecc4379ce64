using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>All selections of one response key.</summary>
internal sealed class CollectedField
{
    public List<GraphQLField> Nodes { get; } = [];

    /// <summary>A variable that is null in an <c>@skip</c> or <c>@include</c> above one of them, so that nobody knows whether the field is wanted.</summary>
    public string? NullVariable { get; set; }
}
