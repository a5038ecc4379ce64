using CooperationGraph.Agreements;
using CooperationGraph.Claims;
using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Coverage;

/// <summary>Computes the coverage matrix with nine calls of the store at most, however many countries and types.</summary>
public static class CoverageReader
{
    /// <summary>A row for each country, on the other side of which one stands. What is known of two, and what was looked for between them, has no sides: it is the same with the two exchanged.</summary>
    /// <param name="types">Words of <see cref="AgreementType"/>.</param>
    public static async ValueTask<CoverageMatrix> GetAsync(
        IGraphStore store, IReadOnlyList<GraphNode> countries, IReadOnlyList<string> types, GraphNode with, DateOnly asOf, DeniedRelationships denied, CancellationToken cancellationToken)
    {
        var checks = await ScopeChecks.ReadAsync(store, types, with, countries, asOf, cancellationToken);
        var reach = await ReachOfCountries.ReadSharedAsync(store, with, countries, types, asOf, cancellationToken);
        var common = new CommonAgreements(reach, countries, with, types, cancellationToken);
        var claims = await ClaimReader.GetDisputableAsync(store, common.Shared, cancellationToken);

        var (steps, unchanged) = (new CoverageStep[claims.Count], new UnchangedDays[claims.Count]);
        for (var i = 0; i < steps.Length; i++)
        {
            var known = ClaimReader.Keeps(store, Agreement.Label) ? CoverageSteps.Of(claims[i]) : null;
            steps[i] = known?.On(asOf) ?? CoverageStep.On(claims[i], asOf);
            unchanged[i] = known?.DaysAround(asOf) ?? new(asOf, asOf);
        }

        var states = common.HasTerritories ? await StatesAsync(store, [with, .. countries], cancellationToken) : [];
        var rows = new CoverageRow[countries.Count];
        var own = new List<CellAgreement>();
        var ofAll = reach.Memberships!.DaysAround(asOf, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = new CoverageCell[types.Count];
            var days = ofAll.And(reach.Memberships!.DaysAround(asOf, i + 1)).And(checks.DaysAround(asOf, countries[i]));
            for (var t = 0; t < cells.Length; t++)
            {
                own.Clear();
                foreach (var each in common.Of(i))
                {
                    // A state and its territories stand on the same side.
                    if (each.Type != t || (each.AsTerritory && StateOf(countries[i]) == StateOf(with))) continue;
                    var agreement = claims[each.Place];
                    var terms = each.Parties?.Terms(agreement.Subject) ?? agreement.Subject;
                    var disputed = DatesInDispute(denied, agreement.Subject, each, countries[i], with);
                    var step = steps[each.Place];
                    if (each.Parties is { } parties)
                    {
                        List<GraphNode> rivals = [.. CoverageStep.RivalsOf(agreement).ConvertAll(parties.Terms), .. parties.Rivals(agreement.Subject, disputed.OfCountry, disputed.OfCounterpart)];
                        step = CoverageStep.On(agreement, terms, rivals, asOf);
                        days = days.And(StatusTimeline.DaysAround(asOf, [terms, .. rivals]));
                    }
                    else days = days.And(unchanged[each.Place]);

                    own.Add(CellAgreement.Of(agreement, terms, step, each.Certain, Denials(denied, agreement.Subject, each, countries[i], with), [.. disputed.OfCountry, .. disputed.OfCounterpart]));
                }

                var (applying, certain) = countries[i].Id == with.Id ? ([], []) : checks.Of(countries[i], t);
                cells[t] = CoverageRules.Cell(types[t], asOf, own, applying, certain);
            }

            rows[i] = new(countries[i], cells) { Days = days };
        }

        return new(with, asOf, types, rows);

        string StateOf(GraphNode country) => states.GetValueOrDefault(country.Id, country.Id);
    }

    // By the id of a territory that of its state.
    private static async ValueTask<Dictionary<string, string>> StatesAsync(IGraphStore store, IReadOnlyList<GraphNode> countries, CancellationToken cancellationToken)
    {
        var states = await store.GetNeighboursAsync(countries, Links.TerritoryOf, Direction.Outgoing, cancellationToken);
        var byId = new Dictionary<string, string>();
        for (var i = 0; i < countries.Count; i++)
            if (states.Of(i) is [var state, ..]) byId[countries[i].Id] = state.Node.Id;
        return byId;
    }

    // What sources do not agree on of the dates and roles by which the two are party, themselves or as members.
    private static (IReadOnlyList<Conflict> OfCountry, IReadOnlyList<Conflict> OfCounterpart) DatesInDispute(DeniedRelationships denied, GraphNode agreement, in CommonAgreement common, GraphNode country, GraphNode with) =>
        denied.AreNone || !denied.AnyTo(agreement.Id)
            ? ([], [])
            : ([.. denied.OfColumns((common.Through ?? country).Id, PartyTo.Type, agreement.Id)], [.. denied.OfColumns((common.CounterpartThrough ?? with).Id, PartyTo.Type, agreement.Id)]);

    // What a source denies of the ways on which an agreement covers the two.
    private static IReadOnlyList<Conflict> Denials(DeniedRelationships denied, GraphNode agreement, in CommonAgreement common, GraphNode country, GraphNode with)
    {
        // Most relationships are denied by nobody.
        if (denied.AreNone || (!denied.AnyTo(agreement.Id) && (common.Through ?? common.CounterpartThrough) is null)) return [];
        List<Conflict> conflicts = [];
        AddDenials(conflicts, denied, agreement, country, common.Through);
        AddDenials(conflicts, denied, agreement, with, common.CounterpartThrough);
        return conflicts;
    }

    private static void AddDenials(List<Conflict> conflicts, DeniedRelationships denied, GraphNode agreement, GraphNode country, GraphNode? through)
    {
        Add(denied.Of(country.Id, PartyTo.Type, agreement.Id));
        if (through is null) return;
        Add(denied.Of(through.Id, PartyTo.Type, agreement.Id));
        Add(denied.Of(country.Id, MemberOf.Type, through.Id));

        void Add(Conflict? conflict)
        {
            if (conflict is not null) conflicts.Add(conflict);
        }
    }
}
