using CooperationGraph.Agreements;
using CooperationGraph.Claims;
using CooperationGraph.Graph;

namespace CooperationGraph.Coverage;

/// <summary>An agreement that covers a country and the counterpart.</summary>
/// <param name="Place">Where it stands among those that the counterpart shares with any of the countries.</param>
/// <param name="Type">The place of its type among those asked for.</param>
internal readonly record struct CommonAgreement(int Place, int Type, CountryAgreement OfCountry, CountryAgreement OfCounterpart)
{
    /// <summary>Whether both are certainly party, or members of what is.</summary>
    public bool Certain => OfCountry.Certain && OfCounterpart.Certain;

    /// <summary>What a source denies of the ways on which the agreement covers the two.</summary>
    public IReadOnlyList<Conflict> DenialsIn(DeniedRelationships denied, GraphNode country, GraphNode counterpart)
    {
        // Most relationships are denied by nobody.
        if (!denied.AnyTo(OfCountry.Agreement.Id) && (OfCountry.Through ?? OfCounterpart.Through) is null) return [];
        return [.. Denials(country, OfCountry, denied), .. Denials(counterpart, OfCounterpart, denied)];
    }

    private static IEnumerable<Conflict> Denials(GraphNode country, CountryAgreement covering, DeniedRelationships denied)
    {
        var agreement = covering.Agreement.Id;
        var ways = covering.Through is { } group
            ? new[] { denied.Of(country.Id, PartyTo.Type, agreement), denied.Of(group.Id, PartyTo.Type, agreement), denied.Of(country.Id, MemberOf.Type, group.Id) }
            : [denied.Of(country.Id, PartyTo.Type, agreement)];
        return ways.OfType<Conflict>();
    }
}
