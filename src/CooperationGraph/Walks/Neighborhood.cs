using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Walks;

/// <summary>What is asked of <see cref="NeighborhoodReader"/>.</summary>
/// <param name="Starts">All their relationships are walked.</param>
/// <param name="Branches">Of their nodes these relationships alone are, each from its position on.</param>
/// <param name="Depth">How many relationships away a node may be.</param>
/// <param name="Limit">At most so many nodes, where there are no more starts.</param>
public sealed record NeighborhoodRequest(IReadOnlyList<GraphNode> Starts, IReadOnlyList<Branch> Branches, int Depth, int Limit, WalkScope Scope);

/// <summary>The nodes around some nodes, and what links them.</summary>
/// <param name="AsOf">The day that it is of; null for all days.</param>
/// <param name="Nodes">By distance, then by id (ordinal).</param>
/// <param name="Relationships">Those between the nodes, unless both ends have the greatest distance; in <see cref="WalkedRelationship.Order"/>.</param>
/// <param name="LeftOut">What the limit left out, in the order of the nodes; empty where nothing was.</param>
/// <param name="NotThere">Those of the named nodes that are not there on the day: nothing is linked to them.</param>
public sealed record Neighborhood(DateOnly? AsOf, IReadOnlyList<NeighborhoodNode> Nodes, IReadOnlyList<WalkedRelationship> Relationships, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<GraphNode> NotThere);

/// <param name="Distance">The relationships to the nearest start.</param>
/// <param name="Scope">Of the walk that came to it.</param>
/// <param name="Known">Its degree, where the walk has counted it: <see cref="NeighborhoodReader.GetDegreesAsync"/> knows the others.</param>
public sealed record NeighborhoodNode(GraphNode Node, int Distance, WalkScope Scope, int? Known);

/// <summary>Relationships of one node along one way that the limit left out.</summary>
/// <param name="Count">How many; of those that were not looked at, the ones to avoided nodes count too.</param>
/// <param name="After">The last one before which none is left out; null where the first one is.</param>
public sealed record LeftOut(GraphNode Node, Way Way, int Count, Relationship? After);
