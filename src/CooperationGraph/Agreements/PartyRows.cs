using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Agreements;

/// <summary>
/// Which relationships of the type PARTY_TO are those of parties, whatever their role: an OBSERVER stands there without being one. Nothing of the agreement holds for it, and nothing that is
/// said of parties counts it.
/// </summary>
public static class PartyRows
{
    private static readonly string Observer = PartyRole.Observer.Word();

    /// <summary>As a condition on the relationship.</summary>
    public static Condition AreOfParties { get; } = new Condition.Not(new Condition.TextIn(PartyTo.Role, [Observer]));

    public static bool IsOfParty(Neighbour row) => row.Get(PartyTo.Role) != Observer;
}
