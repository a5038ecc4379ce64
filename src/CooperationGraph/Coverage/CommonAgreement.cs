using CooperationGraph.Graph;

namespace CooperationGraph.Coverage;

/// <summary>An agreement that covers a country and the counterpart.</summary>
/// <param name="Place">Where it stands among those that the counterpart shares with any of the countries.</param>
/// <param name="Type">The place of its type among those asked for.</param>
/// <param name="Certain">Whether both are certainly party, or members of what is.</param>
/// <param name="Through">The group through which it covers the country, or null.</param>
/// <param name="CounterpartThrough">The group through which it covers the counterpart, or null.</param>
internal readonly record struct CommonAgreement(int Place, int Type, bool Certain, GraphNode? Through, GraphNode? CounterpartThrough);
