namespace CooperationGraph.Execution.Planning;

/// <summary>A merged selection on one concrete type: its fields in response order.</summary>
/// <param name="type">The type's name in the schema.</param>
/// <param name="objectType">What its leaves read.</param>
/// <param name="isFixed">Whether no variable changes what is written of an object.</param>
internal sealed class LevelPlan(string type, Type objectType, FieldPlan[] fields, bool isFixed)
{
    public bool IsFixed => isFixed;

    public FieldPlan[] Fields => fields;

    /// <summary>Looks once whether an object is what the type's leaves read, so that they need not.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public void CheckType(object value)
    {
        if (value.GetType() != objectType && !objectType.IsInstanceOfType(value)) throw new InvalidOperationException($"A resolver answered a {value.GetType().Name} for an object of the type {type}.");
    }
}
