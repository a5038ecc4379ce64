namespace CooperationGraph.Execution.Planning;

/// <summary>A merged selection on one concrete type: its fields in response order.</summary>
/// <param name="type">The type's name in the schema.</param>
/// <param name="objectType">What its leaves read.</param>
/// <param name="isFixed">Whether no variable changes what is written of an object.</param>
internal sealed class LevelPlan(string type, Type objectType, FieldPlan[] fields, bool isFixed)
{
    public bool IsFixed => isFixed;

    // For each field the last one of the leaves that follow one another from it on.
    private readonly int[] _lastLeaves = LastLeaves(fields);

    public FieldPlan[] Fields { get; } = Begun(fields);

    /// <summary>The last of the leaves that stand beside one another from a leaf on.</summary>
    public int LastLeaf(int field) => _lastLeaves[field];

    // Each field belongs to one level alone.
    private static FieldPlan[] Begun(FieldPlan[] fields)
    {
        if (fields is [var first, ..]) first.KeyBytes[0] = (byte)'{';
        return fields;
    }

    private static int[] LastLeaves(FieldPlan[] fields)
    {
        var last = new int[fields.Length];
        for (var f = fields.Length - 1; f >= 0; f--) last[f] = f + 1 < fields.Length && fields[f + 1].Kind == FieldKind.Leaf ? last[f + 1] : f;
        return last;
    }

    /// <summary>Looks once whether an object is what the type's leaves read, so that they need not.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public void CheckType(object value)
    {
        if (value.GetType() != objectType && !objectType.IsInstanceOfType(value)) throw new InvalidOperationException($"A resolver answered a {value.GetType().Name} for an object of the type {type}.");
    }
}
