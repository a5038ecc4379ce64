namespace CooperationGraph.Execution.Output;

/// <summary>A bound that was met while executing: the whole answer becomes one error.</summary>
internal sealed class BoundExceededException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
