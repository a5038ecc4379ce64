using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pictures;

/// <summary>A drawing with areas of states.</summary>
internal interface IStateDrawing : IDrawing
{
    IReadOnlySet<CoverageState> States { get; }
}
