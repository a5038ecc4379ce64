using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Coverage;

/// <summary>Computes the coverage matrix with ten calls of the store, however many countries and types.</summary>
public static class CoverageReader
{
    /// <param name="types">Words of <see cref="Vocabulary.AgreementTypes"/>.</param>
    public static async ValueTask<CoverageMatrix> GetAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, IReadOnlyList<string> types, GraphNode counterpart, DateOnly asOf, CancellationToken cancellationToken)
    {
        var reach = await AgreementReach.GetAsync(store, [counterpart, .. countries], types, asOf, cancellationToken);
        // A country has no agreement with itself, though each of its agreements reaches it twice.
        var common = countries.Select((country, i) => country.Id == counterpart.Id ? AgreementReach.Nothing : reach.Common(0, i + 1)).ToList();
        var agreements = common.SelectMany(each => each.Keys).DistinctBy(node => node.Id).ToList();
        var claims = (await ClaimReader.GetAsync(store, agreements, cancellationToken))
            .Zip(agreements).ToDictionary(each => each.Second.Id, each => each.First);
        var checks = await ChecksAsync(store, types, counterpart, cancellationToken);

        var rows = countries.Select((country, i) => new CoverageRow(country, [.. types.Select(type =>
        {
            var own = common[i].Where(each => each.Key.Get(Agreement.Type) == type)
                .Select(each => new CellAgreement(each.Key, claims[each.Key.Id], asOf, CertainParties: each.Value)).ToList();
            var applying = country.Id == counterpart.Id ? [] : checks.FindAll(check => check.Scope.Get(CheckedScope.AgreementType) == type
                && (check.Within is null || reach.IsMember(i + 1, check.Within)));
            return CoverageRules.Cell(type, asOf, own, applying);
        })])).ToList();
        return new(counterpart, asOf, types, rows);
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
}
