using CooperationGraph.Graph;
using CooperationGraph.Statuses;

namespace CooperationGraph.Api;

/// <summary>What an agreement is on a day, as a whole or for a party.</summary>
internal sealed record StatusOn(AgreementStatus Status, DateOnly AsOf)
{
    public static StatusOn Of(GraphNode agreement, DateOnly asOf) => new(AgreementStatus.On(agreement, asOf), asOf);
}
