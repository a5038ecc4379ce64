using CooperationGraph.Graph;

namespace CooperationGraph.Stores;

/// <param name="Nodes">The nodes of the page in the requested order, also where the page was taken from the back.</param>
/// <param name="TotalCount">How many nodes fulfil the condition, on all pages; 0 where it was not asked for.</param>
/// <param name="HasPrevious">Whether nodes stand before the first of the page.</param>
/// <param name="HasNext">Whether nodes stand after the last of the page.</param>
public sealed record NodePage(IReadOnlyList<GraphNode> Nodes, int TotalCount, bool HasPrevious, bool HasNext);
