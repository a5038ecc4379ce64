using CooperationGraph.Graph;

namespace CooperationGraph.Coverage;

/// <summary>An agreement that covers a country and the counterpart.</summary>
/// <param name="Place">Where it stands among those that the counterpart shares with any of the countries.</param>
/// <param name="Type">The place of its type among those asked for.</param>
/// <param name="Parties">The two with their own dates; null where neither has any.</param>
/// <param name="AsTerritory">Whether it covers one of the two as a territory of a state.</param>
/// <param name="Certain">Whether both are certainly party, or members of what is.</param>
/// <param name="Through">The group through which it covers the country, or null.</param>
/// <param name="CounterpartThrough">The group through which it covers the counterpart, or null.</param>
internal readonly record struct CommonAgreement(int Place, int Type, PartyPair? Parties, bool AsTerritory, bool Certain, GraphNode? Through, GraphNode? CounterpartThrough);
