using CooperationGraph.Execution.Coercion;
using CooperationGraph.Execution.Output;
using CooperationGraph.Resolvers;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

internal enum FieldKind
{
    TypeName,
    Leaf,
    Batch,
}

/// <summary>One field of a level: all selections of one response key, merged.</summary>
internal sealed class FieldPlan
{
    public required FieldKind Kind { get; init; }

    /// <summary>The response key.</summary>
    public required string Key { get; init; }

    /// <summary>The key as it is written: <c>,"key":</c>, or <c>{"key":</c> where it is the first one of its object.</summary>
    public required byte[] KeyBytes { get; init; }

    /// <summary>The first of the merged selections: its arguments are those of all, its place is the error's.</summary>
    public required GraphQLField Node { get; init; }

    /// <summary>The type and field in the schema, such as <c>Country.name</c>.</summary>
    public required string Coordinate { get; init; }

    /// <summary>Null where the field takes none.</summary>
    public ArgumentReader? Arguments { get; init; }

    /// <summary>Why the field fails whatever it is asked of.</summary>
    public FieldException? Failure { get; init; }

    public bool NonNull { get; init; }

    public bool IsList { get; init; }

    public bool ItemNonNull { get; init; }

    /// <summary>The written value of a <see cref="FieldKind.TypeName"/>.</summary>
    public byte[] Constant { get; init; } = [];

    /// <summary>What writes a <see cref="FieldKind.Leaf"/>; null where <see cref="Bind"/> makes it for each request.</summary>
    public LeafWriter? Leaf { get; init; }

    public Func<FieldContext, ValueTask<LeafWriter>>? Bind { get; init; }

    public BatchResolver? Batch { get; init; }

    /// <summary>The selection on the field's objects; null for a leaf.</summary>
    public SelectionPlan? Selection { get; init; }

    /// <summary>Writes a target of a batch field that has no selection.</summary>
    public LeafWriter? Value { get; init; }

    public FieldNeeds Needs { get; init; } = FieldNeeds.None;
}
