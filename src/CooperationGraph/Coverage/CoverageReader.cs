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
        var reach = await CountryAgreementReader.GetAsync(store, [counterpart, .. countries], asOf, types.ToHashSet(), cancellationToken);
        var common = countries.Select((country, i) => Common(country, reach[i + 1], counterpart, reach[0])).ToList();
        var counterparts = reach[0].ToDictionary(each => each.Agreement.Number);
        var agreements = common.SelectMany(each => each).Select(each => each.Agreement).DistinctBy(node => node.Number).ToList();
        var claims = (await ClaimReader.GetAsync(store, agreements, cancellationToken)).Zip(agreements).ToDictionary(each => each.Second.Number, each => each.First);
        var checks = await ChecksAsync(store, types, counterpart, cancellationToken);
        var members = await MembersAsync(store, checks, asOf, cancellationToken);

        var rows = new CoverageRow[countries.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = new CoverageCell[types.Count];
            var country = countries[i];
            for (var t = 0; t < cells.Length; t++)
            {
                var own = common[i].FindAll(each => each.Agreement.Get(Agreement.Type) == types[t])
                    .ConvertAll(each => new CellAgreement(
                        each.Agreement, claims[each.Agreement.Number], asOf, each.Certain, [.. Denials(country, each, denied), .. Denials(counterpart, counterparts[each.Agreement.Number], denied)]));
                var applying = country.Id == counterpart.Id ? [] : checks.FindAll(check => check.Scope.Get(CheckedScope.AgreementType) == types[t]
                    && (check.Within is null || members[check.Within.Id].ContainsKey(country.Id)));
                var certain = applying.FindAll(check => check.Within is null || members[check.Within.Id][country.Id]);
                cells[t] = CoverageRules.Cell(types[t], asOf, own, applying, certain);
            }

            rows[i] = new(countries[i], cells);
        }

        return new(counterpart, asOf, types, rows);
    }

    // What a source denies of the way on which an agreement covers a country.
    private static IEnumerable<Conflict> Denials(GraphNode country, CountryAgreement covering, DeniedRelationships denied)
    {
        var agreement = covering.Agreement.Id;
        var ways = covering.Through is { } group
            ? new[] { denied.Of(country.Id, PartyTo.Type, agreement), denied.Of(group.Id, PartyTo.Type, agreement), denied.Of(country.Id, MemberOf.Type, group.Id) }
            : [denied.Of(country.Id, PartyTo.Type, agreement)];
        return ways.OfType<Conflict>();
    }

    // The agreements that cover both. A country has none with itself, though each of its agreements reaches it twice.
    private static List<CountryAgreement> Common(GraphNode country, List<CountryAgreement> own, GraphNode counterpart, List<CountryAgreement> others)
    {
        var common = new List<CountryAgreement>();
        if (country.Id == counterpart.Id) return common;
        foreach (var agreement in own)
        {
            var index = CountryAgreementReader.IndexOf(others, agreement.Agreement);
            if (index >= 0) common.Add(others[index].Certain ? agreement : agreement with { Certain = false });
        }

        return common;
    }

    private static async ValueTask<List<ScopeCheck>> ChecksAsync(IGraphStore store, IReadOnlyList<string> types, GraphNode counterpart, CancellationToken cancellationToken)
    {
        var condition = new Condition.All(
        [
            new Condition.TextIn(CheckedScope.AgreementType, types),
            new Condition.RelatedTo(Links.Counterpart, Direction.Outgoing, new HashSet<string> { counterpart.Id }),
        ]);
        var scopes = (await store.FindNodesAsync(CheckedScope.Label, condition, NodeOrder.ById, PageRequest.Whole, cancellationToken)).Nodes;
        var sources = await store.GetNeighboursAsync(scopes, Links.Cites, Direction.Outgoing, cancellationToken);
        var within = await store.GetNeighboursAsync(scopes, Links.Within, Direction.Outgoing, cancellationToken);
        return [.. scopes.Select((scope, i) => new ScopeCheck(scope, sources.Of(i)[0].Node, within.Of(i).Length > 0 ? within.Of(i)[0].Node : null))];
    }

    // By group and country, whether it is certainly a member.
    private static async ValueTask<Dictionary<string, Dictionary<string, bool>>> MembersAsync(IGraphStore store, List<ScopeCheck> checks, DateOnly asOf, CancellationToken cancellationToken)
    {
        var groups = checks.Select(check => check.Within).OfType<GraphNode>().DistinctBy(group => group.Id).ToList();
        var members = await GroupReader.GetMembersAsync(store, groups, asOf, cancellationToken);
        return groups.Zip(members).ToDictionary(each => each.First.Id, each => each.Second.ToDictionary(member => member.Other.Id, member => member.Certain));
    }
}
