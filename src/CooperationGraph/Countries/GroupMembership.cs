using CooperationGraph.Graph;

namespace CooperationGraph.Countries;

/// <summary>A membership that holds on a day.</summary>
/// <param name="Other">The group, seen from a country; the country, seen from a group.</param>
/// <param name="Certain">Whether its dates leave no doubt and it rests on a source.</param>
public readonly record struct GroupMembership(GraphNode Other, bool Certain);
