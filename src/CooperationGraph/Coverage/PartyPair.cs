using CooperationGraph.Agreements;
using CooperationGraph.Graph;

namespace CooperationGraph.Coverage;

/// <summary>Two parties of an agreement, one of which at least has dates of its own.</summary>
internal sealed record PartyPair(CountryAgreement Own, CountryAgreement Other)
{
    /// <summary>Null where neither has any: then all that is known of the agreement holds between them.</summary>
    public static PartyPair? Of(in CountryAgreement own, in CountryAgreement other) =>
        PartyTerms.Differ(own.Row, own.Country) || PartyTerms.Differ(other.Row, other.Country) ? new(own, other) : null;

    /// <summary>An agreement, or one that a claim has otherwise, with the dates of the two.</summary>
    public GraphNode Terms(GraphNode agreement) => PartyTerms.Between(agreement, Own.Row, Own.Country, Other.Row, Other.Country);
}
