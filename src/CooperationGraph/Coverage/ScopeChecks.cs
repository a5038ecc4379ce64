using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>What was read completely for some types of agreement with some counterparts, and whom each check is about.</summary>
internal sealed class ScopeChecks
{
    private readonly List<ScopeCheck>[] _byType;
    private readonly Dictionary<string, Dictionary<string, bool>> _members;

    // Of each type, whether its checks are about every country with the only counterpart, as most are.
    private readonly bool[] _areForAll;

    private ScopeChecks(List<ScopeCheck>[] byType, Dictionary<string, Dictionary<string, bool>> members, bool haveOneCounterpart)
    {
        (_byType, _members) = (byType, members);
        _areForAll = Array.ConvertAll(byType, checks => haveOneCounterpart && checks.TrueForAll(check => check.Within is null));
    }

    /// <summary>Four calls of the store, and one more for several counterparts.</summary>
    public static async ValueTask<ScopeChecks> ReadAsync(
        IGraphStore store, IReadOnlyList<string> types, IReadOnlyList<GraphNode> counterparts, DateOnly asOf, CancellationToken cancellationToken)
    {
        var condition = new Condition.All(
        [
            new Condition.TextIn(CheckedScope.AgreementType, types),
            new Condition.RelatedTo(Links.Counterpart, Direction.Outgoing, counterparts.Select(counterpart => counterpart.Id).ToHashSet()),
        ]);
        var scopes = (await store.FindNodesAsync(CheckedScope.Label, condition, NodeOrder.ById, PageRequest.Whole, cancellationToken)).Nodes;
        var sources = await KeptNeighbours.GetAsync(store, scopes, Links.Cites, Direction.Outgoing, cancellationToken);
        var within = await KeptNeighbours.GetAsync(store, scopes, Links.Within, Direction.Outgoing, cancellationToken);
        var with = counterparts.Count == 1 ? null : await KeptNeighbours.GetAsync(store, scopes, Links.Counterpart, Direction.Outgoing, cancellationToken);
        var checks = scopes.Select((scope, i) => new ScopeCheck(scope, sources.Of(i)[0].Node, (with is null ? counterparts[0] : with.Of(i)[0].Node).Id, within.Of(i).Length > 0 ? within.Of(i)[0].Node : null)).ToList();
        return new([.. types.Select(type => checks.FindAll(check => check.Scope.Get(CheckedScope.AgreementType) == type))], await MembersAsync(store, checks, asOf, cancellationToken), counterparts.Count == 1);
    }

    /// <summary>The days around one that none of the checks distinguishes from it.</summary>
    public UnchangedDays DaysAround(DateOnly day)
    {
        var days = UnchangedDays.All;
        foreach (var checks in _byType)
            foreach (var check in checks) days = days.Around(day, check.Scope.Get(CheckedScope.UpTo));
        return days;
    }

    /// <param name="type">The place of the type among those that were read.</param>
    /// <returns>The checks that may be about the country; and those of them that are, whatever the precision of its memberships.</returns>
    public (IReadOnlyList<ScopeCheck> Applying, IReadOnlyList<ScopeCheck> Certain) Of(GraphNode country, GraphNode counterpart, int type)
    {
        var checks = _byType[type];
        if (_areForAll[type]) return (checks, checks);
        List<ScopeCheck>? applying = null, certain = null;
        foreach (var check in checks)
        {
            var isCertain = true;
            if (check.CounterpartId != counterpart.Id || (check.Within is { } group && !_members[group.Id].TryGetValue(country.Id, out isCertain))) continue;
            (applying ??= []).Add(check);
            if (isCertain) (certain ??= []).Add(check);
        }

        return (applying is null ? [] : applying, certain is null ? [] : certain);
    }

    // By group and country, whether it is certainly a member.
    private static async ValueTask<Dictionary<string, Dictionary<string, bool>>> MembersAsync(IGraphStore store, List<ScopeCheck> checks, DateOnly asOf, CancellationToken cancellationToken)
    {
        var groups = checks.Select(check => check.Within).OfType<GraphNode>().DistinctBy(group => group.Id).ToList();
        var members = await GroupReader.GetMembersAsync(store, groups, asOf, cancellationToken);
        return groups.Zip(members).ToDictionary(each => each.First.Id, each => each.Second.ToDictionary(member => member.Other.Id, member => member.Certain));
    }
}
