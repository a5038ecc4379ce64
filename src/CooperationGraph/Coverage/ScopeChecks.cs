using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>What was read completely for some types of agreement of one country with others, and which of these each check is about: one of every treaty of China is about each country with China, and about China with each.</summary>
internal sealed class ScopeChecks
{
    private readonly GraphNode _with;
    private readonly List<ScopeCheck>[] _byType;
    private readonly Dictionary<string, Dictionary<string, bool>> _members;

    // Of each type, whether its checks are about every country with the one, as most are.
    private readonly bool[] _areForAll;

    private ScopeChecks(GraphNode with, List<ScopeCheck>[] byType, Dictionary<string, Dictionary<string, bool>> members)
    {
        (_with, _byType, _members) = (with, byType, members);
        _areForAll = Array.ConvertAll(byType, checks => checks.TrueForAll(check => check.CounterpartId == with.Id && check.Within is null));
    }

    /// <summary>Five calls of the store.</summary>
    /// <param name="with">The country that all of <paramref name="countries"/> are looked at with.</param>
    public static async ValueTask<ScopeChecks> ReadAsync(
        IGraphStore store, IReadOnlyList<string> types, GraphNode with, IReadOnlyList<GraphNode> countries, DateOnly asOf, CancellationToken cancellationToken)
    {
        var either = new HashSet<string>(countries.Count + 1) { with.Id };
        foreach (var country in countries) either.Add(country.Id);
        var condition = new Condition.All(
        [
            new Condition.TextIn(CheckedScope.AgreementType, types),
            new Condition.RelatedTo(Links.Counterpart, Direction.Outgoing, either),
        ]);
        var scopes = (await store.FindNodesAsync(CheckedScope.Label, condition, NodeOrder.ById, PageRequest.Whole, cancellationToken)).Nodes;
        var sources = await KeptNeighbours.GetAsync(store, scopes, Links.Cites, Direction.Outgoing, cancellationToken);
        var within = await KeptNeighbours.GetAsync(store, scopes, Links.Within, Direction.Outgoing, cancellationToken);
        var counterparts = await KeptNeighbours.GetAsync(store, scopes, Links.Counterpart, Direction.Outgoing, cancellationToken);
        var checks = scopes.Select((scope, i) => new ScopeCheck(scope, sources.Of(i)[0].Node, counterparts.Of(i)[0].Node.Id, within.Of(i).Length > 0 ? within.Of(i)[0].Node : null)).ToList();
        return new(with, [.. types.Select(type => checks.FindAll(check => check.Scope.Get(CheckedScope.AgreementType) == type))], await MembersAsync(store, checks, asOf, cancellationToken));
    }

    /// <summary>The days around one that none of the checks between the country and the one distinguishes from it.</summary>
    public UnchangedDays DaysAround(DateOnly day, GraphNode country)
    {
        var days = UnchangedDays.All;
        foreach (var checks in _byType)
            foreach (var check in checks)
                if (check.CounterpartId == _with.Id || check.CounterpartId == country.Id) days = days.Around(day, check.Scope.Get(CheckedScope.UpTo));
        return days;
    }

    /// <param name="type">The place of the type among those that were read.</param>
    /// <returns>The checks that may be about the country with the one; and those of them that are, whatever the precision of memberships.</returns>
    public (IReadOnlyList<ScopeCheck> Applying, IReadOnlyList<ScopeCheck> Certain) Of(GraphNode country, int type)
    {
        var checks = _byType[type];
        if (_areForAll[type]) return (checks, checks);
        List<ScopeCheck>? applying = null, certain = null;
        foreach (var check in checks)
        {
            var isCertain = true;
            var other = check.CounterpartId == _with.Id ? country : check.CounterpartId == country.Id ? _with : null;
            if (other is null || (check.Within is { } group && !_members[group.Id].TryGetValue(other.Id, out isCertain))) continue;
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
