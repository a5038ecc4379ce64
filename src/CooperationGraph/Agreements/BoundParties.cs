using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Agreements;

/// <summary>For whom an agreement that is in force may be so, as far as the dates and the role of a party alone tell (<see cref="PartyTerms"/>): those of a country count before those of its groups.</summary>
public static class BoundParties
{
    /// <summary>The condition on a relationship of the type PARTY_TO that nothing of its own rules out that the agreement is in force for its party on a day.</summary>
    public static Condition MayBeBound(DateOnly day) => new Condition.All(
    [
        PartyRows.AreOfParties,
        new Condition.Any([new Condition.Not(new Condition.HasValue(PartyTo.SignedOn)), new Condition.DateBetween(PartyTo.SignedOn, From: null, day)]),
        new Condition.Any([new Condition.Not(new Condition.HasValue(PartyTo.InForceOn)), new Condition.DateBetween(PartyTo.InForceOn, From: null, day)]),
        new Condition.Any([new Condition.Not(new Condition.HasValue(PartyTo.RatifiedOn)), new Condition.DateBetween(PartyTo.RatifiedOn, From: null, day), new Condition.HasValue(PartyTo.InForceOn)]),
        new Condition.Any([new Condition.Not(new Condition.HasValue(PartyTo.WithdrawnOn)), .. day < DateOnly.MaxValue ? [new Condition.DateBetween(PartyTo.WithdrawnOn, day.AddDays(1), To: null)] : Array.Empty<Condition>()]),
        new Condition.Any([new Condition.Not(new Condition.TextIn(PartyTo.Role, [PartyRole.Signatory.Word()])), new Condition.HasValue(PartyTo.InForceOn)]),
    ]);

    /// <summary>
    /// The agreements that nobody wanted is bound by though a group of theirs is, as a country beside it is party with a date of its own. A store is not asked that in one condition: it takes
    /// the planner of a database minutes to see through who is party himself and who through which group. Two calls of the store, one where there is none, none where nobody has a group.
    /// </summary>
    /// <param name="among">What such agreements fulfil.</param>
    /// <param name="wanted">Of each list one must be bound: a country with its groups.</param>
    /// <returns>Their ids.</returns>
    public static async ValueTask<IReadOnlySet<string>> FindUnboundAsync(
        IGraphStore store, Condition among, IReadOnlyList<IReadOnlyList<IReadOnlySet<string>>> wanted, DateOnly day, CancellationToken cancellationToken)
    {
        var countries = wanted.SelectMany(each => each).Where(party => party.Count > 1).SelectMany(party => party).Where(Country.Label.Has).ToHashSet();
        if (countries.Count == 0) return new HashSet<string>();
        var mayBeBound = MayBeBound(day);
        var contested = new Condition.All([among, new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, countries, new Condition.All([PartyRows.AreOfParties, new Condition.Not(mayBeBound)]))]);
        var agreements = (await store.FindNodesAsync(Agreement.Label, contested, NodeOrder.ById, PageRequest.Whole, cancellationToken)).Nodes;
        if (agreements.Count == 0) return new HashSet<string>();
        var rows = await store.GetNeighboursAsync(agreements, PartyTo.Type, Direction.Incoming, cancellationToken);
        var isBound = PropertyConditions.Compile(mayBeBound);
        var unbound = new HashSet<string>();
        for (var i = 0; i < agreements.Count; i++)
        {
            var parties = rows.Of(i).ToArray().Where(PartyRows.IsOfParty).ToLookup(row => row.Node.Id);
            if (wanted.Any(each => !each.Any(party => IsBound(party, parties)))) unbound.Add(agreements[i].Id);
        }

        return unbound;

        bool IsBound(IReadOnlySet<string> party, ILookup<string, Neighbour> parties) =>
            party.Where(Country.Label.Has).SelectMany(id => parties[id]).ToList() is { Count: > 0 } own ? own.Exists(isBound) : party.SelectMany(id => parties[id]).Any(row => isBound(row));
    }
}
