using CooperationGraph.Graph;

namespace CooperationGraph.Walks;

/// <summary>What is asked of <see cref="PathReader"/>.</summary>
/// <param name="From">Where paths begin; none of them is in <paramref name="To"/>.</param>
/// <param name="To">Where they end.</param>
/// <param name="Via">What each must pass, in any order: at most five nodes, none of them in <paramref name="From"/> or <paramref name="To"/>.</param>
/// <param name="MaxLength">At most so many relationships.</param>
/// <param name="Limit">At most so many paths.</param>
/// <param name="HubDegree">A node with more relationships that may be walked is a hub: no path passes it that need not, by <paramref name="Via"/>.</param>
/// <param name="Scope">Its labels are those of the nodes that a path may pass.</param>
public sealed record PathRequest(IReadOnlyList<GraphNode> From, IReadOnlyList<GraphNode> To, IReadOnlyList<GraphNode> Via, int MaxLength, int Limit, int HubDegree, WalkScope Scope);

/// <summary>The paths from some nodes to others.</summary>
/// <param name="Paths">By length; of one length by where they begin, then hop by hop by the id of the next node (ordinal), then by the relationship: its type, outgoing first, its ordinal.</param>
/// <param name="HasMore">Whether there are more of the greatest length looked for.</param>
/// <param name="Hubs">The hubs that were met and not passed, with their degrees, the greatest first.</param>
/// <param name="NotThere">Those of the named nodes that are not there on the day: nothing begins or ends at them, or passes them.</param>
/// <param name="Searched">All paths up to this length were looked for: the greatest length, unless the limit was reached or there was too much to walk through.</param>
/// <param name="IsTooWide">Whether longer ones were not looked for because there was too much to walk through.</param>
public sealed record FoundPaths(IReadOnlyList<WalkedPath> Paths, bool HasMore, IReadOnlyList<(GraphNode Node, int Degree)> Hubs, IReadOnlyList<GraphNode> NotThere, int Searched, bool IsTooWide);

/// <param name="Nodes">From its beginning to its end; no node twice.</param>
/// <param name="Relationships">One fewer: each links the node of its place and the next.</param>
public sealed record WalkedPath(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<WalkedRelationship> Relationships);
