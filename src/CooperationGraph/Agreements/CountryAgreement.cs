using CooperationGraph.Graph;

namespace CooperationGraph.Agreements;

/// <summary>An agreement that covers a country.</summary>
/// <param name="Role">The role of the country, or of the group through which it is covered.</param>
/// <param name="NameAsGiven">The party's name as the source spells it.</param>
/// <param name="Through">The group through which the country is covered; null where it is party itself.</param>
/// <param name="Certain">Whether the membership in the group is certain on the day; true without a group.</param>
public sealed record CountryAgreement(GraphNode Agreement, string Role, string? NameAsGiven, GraphNode? Through, bool Certain);
