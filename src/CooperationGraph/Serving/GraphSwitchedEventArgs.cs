namespace CooperationGraph.Serving;

/// <param name="former">What was served before; null for nothing.</param>
/// <param name="current">What is served from now on. Its revision may be the former one, written again.</param>
public sealed class GraphSwitchedEventArgs(ServedGraph? former, ServedGraph current) : EventArgs
{
    public ServedGraph? Former { get; } = former;

    public ServedGraph Current { get; } = current;
}
