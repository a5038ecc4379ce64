using CooperationGraph.Graph;

namespace CooperationGraph.Agreements;

/// <summary>An agreement that covers a country.</summary>
/// <param name="Role">The role of the country, else that of the group through which it is covered.</param>
/// <param name="NameAsGiven">That party's name as the source spells it.</param>
/// <param name="Through">The group that is party and that the country belongs to; null where no group is.</param>
/// <param name="Certain">Whether the country is party itself or its membership is certain on the day.</param>
public readonly record struct CountryAgreement(GraphNode Agreement, string Role, string? NameAsGiven, GraphNode? Through, bool Certain)
{
    public Certainty Certainty => Certain ? Certainty.Certain : Certainty.Unclear;
}
