using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Agreements;

/// <summary>An agreement that covers a country.</summary>
/// <param name="Row">By what it is covered: the relationship PARTY_TO of the country, else that of the group through which it is.</param>
/// <param name="Through">The group that is party and that the country belongs to; null where no group is.</param>
/// <param name="Certain">Whether the country is party itself or its membership is certain on the day.</param>
public readonly record struct CountryAgreement(Neighbour Row, GraphNode Country, GraphNode? Through, bool Certain)
{
    public GraphNode Agreement => Row.Node;

    /// <summary>The role of the country, else that of its group.</summary>
    public string Role => Row.Get(PartyTo.Role)!;

    /// <summary>That party's name as the source spells it.</summary>
    public string? NameAsGiven => Row.Get(PartyTo.NameAsGiven);

    public Certainty Certainty => Certain ? Certainty.Certain : Certainty.Unclear;

    /// <summary>The agreement with the country's own dates, as it is for it.</summary>
    public GraphNode Terms => PartyTerms.For(Agreement, Row, Country);
}
