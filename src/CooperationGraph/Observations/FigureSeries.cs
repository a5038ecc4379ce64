using CooperationGraph.Graph;

namespace CooperationGraph.Observations;

/// <summary>Figures that may be drawn as one line: of one indicator, reporter and partner, in one unit, over periods of one kind, from one body of statistics.</summary>
/// <param name="Partner">Null for the world.</param>
/// <param name="Observations">By the end of the period, then by id; rivals of one period stand beside each other.</param>
public sealed record FigureSeries(GraphNode Indicator, GraphNode Reporter, GraphNode? Partner, IReadOnlyList<GraphNode> Observations)
{
    /// <summary>An observation whose unit, kind of period and body of statistics are those of all.</summary>
    public GraphNode Any => Observations[0];
}
