using CooperationGraph.Agreements;
using CooperationGraph.Api.Filters;
using CooperationGraph.Countries;
using CooperationGraph.Coverage;
using CooperationGraph.Graph;
using CooperationGraph.Groups;
using CooperationGraph.Mechanisms;
using CooperationGraph.Observations;
using CooperationGraph.Resolvers;
using CooperationGraph.Statuses;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Api.Resolvers;

/// <summary>All that is known of one country. Each part is read only where it is selected, by what answers the question elsewhere.</summary>
internal static class ProfileResolvers
{
    public const int MaxSeries = 500;

    private static readonly PageRequest One = new(1, WithTotal: false);

    public static void Register(ResolverTable table)
    {
        table.For<ApiContext>("Query")
            .Batch("countryProfile", async batch => BatchAnswer.Values([new Profile((await Lookup.CountriesAsync(batch.Api(), [batch.Arguments.Text("code")!], batch.CancellationToken))[0], batch.AsOf())]));
        table.For<Profile>("CountryProfile")
            .One("country", profile => profile.Country)
            .Formatted<PartialDate>("asOf", profile => PartialDate.OfDay(profile.AsOf))
            .Batch("agreements", batch => ListAsync(batch, profile => AgreementsAsync(batch, profile)))
            .Batch("mechanisms", batch => ListAsync(batch, profile => MechanismsAsync(batch, profile)))
            .Batch("projects", batch => GroupsAsync(batch, Project.Label, "locatedIn"))
            .Batch("financings", batch => GroupsAsync(batch, Financing.Label, "receivedBy"))
            .Batch("figures", batch => OneAsync(batch, async profile => await FiguresAsync(batch, profile)))
            .Batch("conflicts", batch => OneAsync(batch, async profile => await ConflictsAsync(batch, profile)))
            .Batch("coverage", batch => OneAsync(batch, async profile => await CoverageAsync(batch, profile)));
        table.For<AgreementsOfType>("ProfileAgreements")
            .Text("type", each => each.Type)
            .WholeNumber("count", each => each.States.Sum(state => state.Count))
            .Many("states", each => each.States)
            .One("first", each => each.First)
            .One("latest", each => each.Latest);
        table.For<StateCount>("ProfileState")
            .Text("state", each => each.State)
            .WholeNumber("count", each => each.Count);
        table.For<MechanismOfCountry>("ProfileMechanism")
            .One("mechanism", each => each.Mechanism)
            .One("lastMeeting", each => each.Last)
            .One("nextMeeting", each => each.Next);
        table.For<Figures>("Figures")
            .WholeNumber("seriesCount", figures => figures.Count)
            .Many("series", figures => figures.Shown);
        table.For<FigureSeries>("FigureSeries")
            .One("indicator", series => series.Indicator)
            .One("reporter", series => series.Reporter)
            .One("partner", series => series.Partner)
            .Text("unit", series => series.Any.Get(Observation.Unit))
            .Text("periodType", series => series.Any.Get(Observation.PeriodType))
            .Text("dataBasis", series => series.Any.Get(Observation.DataBasis))
            .Many("observations", series => series.Observations);
        table.For<CoverageOfProfile>("ProfileCoverage")
            .One("counterpart", each => each.Counterpart)
            .Many("cells", each => each.Row.Cells)
            .TextList("notChecked", each => [.. each.Row.Cells.Where(cell => cell.State == CoverageState.NotChecked).Select(cell => cell.Type)]);
    }

    private static async ValueTask<IReadOnlyList<object>> AgreementsAsync(BatchContext batch, Profile profile)
    {
        var (store, condition) = (batch.Store(), await ConditionAsync(batch, profile, Agreement.Label, "parties", "all"));
        GroupKey type = new GroupKey.Word(Agreement.Type);
        var counted = await store.CountAsync(Agreement.Label, condition, [type, new GroupKey.StatusOn(profile.AsOf)], sum: null, batch.CancellationToken);
        var counts = counted.Groups.ToDictionary(group => (Type: group.Keys[0]!, State: group.Keys[1]!), group => group.Count);
        if (batch.Needs.Selects("states"))
        {
            foreach (var (word, whole, own) in await OwnStatesAsync(store, profile, condition, batch.CancellationToken))
            {
                counts[(word, whole)]--;
                counts[(word, own)] = counts.GetValueOrDefault((word, own)) + 1;
            }
        }

        var byType = counts.Where(each => each.Value > 0).ToLookup(each => each.Key.Type, each => new StateCount(each.Key.State, each.Value));
        // In the order of the contract.
        var types = Vocabulary.WordsOf<AgreementType>().Where(byType.Contains).ToList();
        var (first, latest) = (await OutermostAsync("first", descending: false), await OutermostAsync("latest", descending: true));
        return [.. types.Select((word, i) => new AgreementsOfType(word, [.. byType[word].OrderBy(state => state.State, StringComparer.Ordinal)], first?[i], latest?[i]))];

        // By signature; one without a date is neither first nor latest.
        async ValueTask<IReadOnlyList<GraphNode?>?> OutermostAsync(string field, bool descending)
        {
            if (!batch.Needs.Selects(field)) return null;
            var pages = await store.FindGroupedAsync(Agreement.Label, condition, [type], types.ConvertAll(word => (IReadOnlyList<string?>)[word]), new(Agreement.SignedOn, descending), One, batch.CancellationToken);
            return [.. pages.Select(page => page.Nodes is [var node, ..] && node.Get(Agreement.SignedOn) is not null ? node : null)];
        }
    }

    // By type, of each agreement that has another state for the country than as a whole: few have parties with dates of their own. For a state that has ended all may.
    private static async ValueTask<IEnumerable<(string Type, string Whole, string Own)>> OwnStatesAsync(IGraphStore store, Profile profile, Condition condition, CancellationToken cancellationToken)
    {
        if (profile.Country.Get(Country.DissolvedOn) is null) condition = new Condition.All([condition, new Condition.RelatedTo(PartyTo.Type, Direction.Incoming, Ids: null, PartyTerms.AreOwn)]);
        var agreements = (await store.FindNodesAsync(Agreement.Label, condition, NodeOrder.ById, PageRequest.Whole, cancellationToken)).Nodes;
        if (agreements.Count == 0) return [];
        var groups = await GroupReader.GetGroupsAsync(store, [profile.Country], profile.AsOf, cancellationToken);
        var covering = (await CountryAgreementReader.GetAsync(store, [profile.Country], groups, [agreements], cancellationToken))[0];
        return covering.Select(each => (each.Agreement.Get(Agreement.Type)!, StateOf(each.Agreement), StateOf(each.Terms))).Where(each => each.Item2 != each.Item3);

        string StateOf(GraphNode agreement) => AgreementStatus.On(agreement, profile.AsOf).State.Word();
    }

    private static async ValueTask<IReadOnlyList<object>> MechanismsAsync(BatchContext batch, Profile profile)
    {
        if (!Lasting.IsThere(profile.Country, profile.AsOf)) return [];
        var store = batch.Store();
        Condition takesPart = new Condition.RelatedTo(ParticipatesIn.Type, Direction.Incoming, new HashSet<string> { profile.Country.Id }, Lasting.On(ParticipatesIn.Type, profile.AsOf));
        var mechanisms = (await store.FindNodesAsync(Mechanism.Label, new Condition.All([takesPart, Lasting.On(Mechanism.Label, profile.AsOf)!]), NodeOrder.ById, PageRequest.Whole, batch.CancellationToken)).Nodes;
        var last = batch.Needs.Selects("lastMeeting") ? await MeetingReader.GetLastAsync(store, mechanisms, profile.AsOf, batch.CancellationToken) : null;
        var next = batch.Needs.Selects("nextMeeting") ? await MeetingReader.GetNextAsync(store, mechanisms, profile.AsOf, batch.CancellationToken) : null;
        return [.. mechanisms.Select((mechanism, i) => new MechanismOfCountry(mechanism, last?[i], next?[i]))];
    }

    private static ValueTask<BatchAnswer> GroupsAsync(BatchContext batch, NodeLabel label, string field) =>
        OneAsync(batch, async profile =>
        {
            var list = PagedList.Of(batch, $"CountryProfile.{label.Plural}", NodeOrder.ById).Of($"{profile.Country.Id} {PartialDate.OfDay(profile.AsOf)}");
            return await GroupResolvers.ReadAsync(batch, label, [nameof(ProjectDimension.Sector).ToUpperInvariant()], await ConditionAsync(batch, profile, label, field, "codes"), () => profile.AsOf, list);
        });

    private static async ValueTask<Figures> FiguresAsync(BatchContext batch, Profile profile)
    {
        var first = batch.Arguments.Get<int>("first")!.Value;
        if (first is < 0 or > MaxSeries) throw ApiErrors.OutOfRange("first", first, 0, MaxSeries);
        var condition = await FilterReading.ReadAsync(Observation.Label, batch);
        var series = await SeriesReader.GetAsync(batch.Store(), profile.Country, condition, batch.CancellationToken);
        return new(series.Count, [.. series.Take(first)]);
    }

    private static async ValueTask<Connection> ConflictsAsync(BatchContext batch, Profile profile)
    {
        var list = PagedList.Of(batch, "CountryProfile.conflicts", NodeOrder.ById).Of($"{profile.Country.Id} {PartialDate.OfDay(profile.AsOf)}");
        var page = PageArguments.Read(batch, list);
        var context = Context(batch, profile);
        return Connection.Of(await ConflictFilter.OfCountriesAsync(context, [profile.Country], await ConflictFilter.FindAsync(context, batch.Arguments.Input("filter"))), conflict => conflict.Id, page, list);
    }

    private static async ValueTask<CoverageOfProfile?> CoverageAsync(BatchContext batch, Profile profile)
    {
        var api = batch.Api();
        var counterpart = (await Lookup.CountriesAsync(api, [batch.Arguments.Text("counterpart")!], batch.CancellationToken))[0];
        if (counterpart.Id == profile.Country.Id) return null;
        var denied = await api.Graph.GetDeniedRelationshipsAsync(batch.CancellationToken);
        var matrix = await CoverageReader.GetAsync(api.Store, [profile.Country], Vocabulary.WordsOf<AgreementType>(), counterpart, profile.AsOf, denied, batch.CancellationToken);
        return new(counterpart, matrix.Rows[0]);
    }

    // What has the country, as a filter of the contract has it: with a selection that names it alone.
    private static ValueTask<Condition> ConditionAsync(BatchContext batch, Profile profile, NodeLabel label, string field, string selection) =>
        FilterReading.ReadAsync(label, Context(batch, profile), new(new Dictionary<string, object?> { [field] = new Dictionary<string, object?> { [selection] = new[] { profile.Country.Id } } }));

    private static FilterContext Context(BatchContext batch, Profile profile) => batch.Filters() with { Given = profile.AsOf };

    private static async ValueTask<BatchAnswer> OneAsync(BatchContext batch, Func<Profile, ValueTask<object?>> readAsync)
    {
        var parts = new object?[batch.Parents.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = await readAsync((Profile)batch.Parents[i]);
        return BatchAnswer.Values(parts);
    }

    private static async ValueTask<BatchAnswer> ListAsync(BatchContext batch, Func<Profile, ValueTask<IReadOnlyList<object>>> readAsync)
    {
        var parts = new IReadOnlyList<object>[batch.Parents.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = await readAsync((Profile)batch.Parents[i]);
        return BatchAnswer.Lists(parts);
    }

    private sealed record Profile(GraphNode Country, DateOnly AsOf);

    private sealed record AgreementsOfType(string Type, IReadOnlyList<StateCount> States, GraphNode? First, GraphNode? Latest);

    private sealed record StateCount(string State, int Count);

    private sealed record MechanismOfCountry(GraphNode Mechanism, GraphNode? Last, GraphNode? Next);

    private sealed record Figures(int Count, IReadOnlyList<FigureSeries> Shown);

    private sealed record CoverageOfProfile(GraphNode Counterpart, CoverageRow Row);
}
