namespace CooperationGraph.Execution.Planning;

/// <summary>A merged selection on one concrete type: its fields in response order.</summary>
internal sealed class LevelPlan(string typeName, FieldPlan[] fields)
{
    public string TypeName => typeName;

    public FieldPlan[] Fields => fields;
}
