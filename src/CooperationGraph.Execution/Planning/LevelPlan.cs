namespace CooperationGraph.Execution.Planning;

/// <summary>A merged selection on one concrete type: its fields in response order.</summary>
internal sealed class LevelPlan(FieldPlan[] fields)
{
    public FieldPlan[] Fields => fields;
}
