using CooperationGraph.Agreements;
using CooperationGraph.Claims;
using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Coverage;

/// <summary>Computes the coverage matrix with eight calls of the store, however many countries and types.</summary>
public static class CoverageReader
{
    /// <param name="types">Words of <see cref="AgreementType"/>.</param>
    public static async ValueTask<CoverageMatrix> GetAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, IReadOnlyList<string> types, GraphNode counterpart, DateOnly asOf, DeniedRelationships denied, CancellationToken cancellationToken)
    {
        var reach = await ReachOfCountries.ReadAsync(store, [counterpart, .. countries], asOf, cancellationToken);
        var common = new CommonAgreements(reach, countries, counterpart, types, cancellationToken);
        var claims = await ClaimReader.GetAsync(store, common.Shared, cancellationToken);
        var checks = await ScopeChecks.ReadAsync(store, types, counterpart, asOf, cancellationToken);

        var steps = new CoverageStep[claims.Count];
        for (var i = 0; i < steps.Length; i++) steps[i] = store.KeepsNodes ? CoverageSteps.Of(claims[i]).On(asOf) : CoverageStep.On(claims[i], asOf);
        var rows = new CoverageRow[countries.Count];
        var own = new List<CellAgreement>();
        for (var i = 0; i < rows.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = new CoverageCell[types.Count];
            for (var t = 0; t < cells.Length; t++)
            {
                own.Clear();
                foreach (var each in common.Of(i))
                    if (each.Type == t) own.Add(CellAgreement.Of(claims[each.Place], steps[each.Place], each.Certain, Denials(denied, common.Shared[each.Place], each, countries[i], counterpart)));
                var (applying, certain) = countries[i].Id == counterpart.Id ? ([], []) : checks.Of(countries[i], t);
                cells[t] = CoverageRules.Cell(types[t], asOf, own, applying, certain);
            }

            rows[i] = new(countries[i], cells);
        }

        return new(counterpart, asOf, types, rows);
    }

    // What a source denies of the ways on which an agreement covers the two.
    private static IReadOnlyList<Conflict> Denials(DeniedRelationships denied, GraphNode agreement, in CommonAgreement common, GraphNode country, GraphNode counterpart)
    {
        // Most relationships are denied by nobody.
        if (!denied.AnyTo(agreement.Id) && (common.Through ?? common.CounterpartThrough) is null) return [];
        return [.. Denials(denied, agreement, country, common.Through), .. Denials(denied, agreement, counterpart, common.CounterpartThrough)];
    }

    private static IEnumerable<Conflict> Denials(DeniedRelationships denied, GraphNode agreement, GraphNode country, GraphNode? through)
    {
        var ways = through is null
            ? [denied.Of(country.Id, PartyTo.Type, agreement.Id)]
            : new[] { denied.Of(country.Id, PartyTo.Type, agreement.Id), denied.Of(through.Id, PartyTo.Type, agreement.Id), denied.Of(country.Id, MemberOf.Type, through.Id) };
        return ways.OfType<Conflict>();
    }
}
