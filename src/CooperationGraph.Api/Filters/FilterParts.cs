using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Api.Filters;

/// <summary>
/// The parts that filters share. Each adds its condition where its field is given; a given but empty list lets nothing pass.
/// </summary>
internal sealed class FilterParts(FilterContext context, FieldArguments filter)
{
    private readonly List<Condition> _parts = [];

    public Condition All => new Condition.All(_parts);

    public void Add(Condition condition) => _parts.Add(condition);

    public void Words(string field, Property<string> property)
    {
        if (filter.Texts(field) is { } words) Add(new Condition.TextIn(property, words));
    }

    public void Flag(string field, Property<bool> property)
    {
        if (filter.Get<bool>(field) is { } wanted) Add(wanted ? new Condition.HasValue(property) : new Condition.Not(new Condition.HasValue(property)));
    }

    public void Range(string field, Property<PartialDate> property)
    {
        if (filter.Input(field) is not { } range) return;
        var (from, to) = (range.Get<DateOnly>("from"), range.Get<DateOnly>("to"));
        if (from is null && to is null) return;
        Add(new Condition.DateBetween(property, from, to));
        if (from > to)
            context.Api.Note(ApiErrors.RangeEmpty, $"'{field}' ranges from {PartialDate.OfDay(from.Value)} to {PartialDate.OfDay(to.Value)}: it begins after it ends, so nothing lies in it. Exchange the two.");
    }

    public void Text(params Property<string>[] properties)
    {
        if (filter.Text("text") is { } text) Add(new Condition.TextContains(properties, text));
    }

    /// <summary>A text among all names and codes of the nodes of a label.</summary>
    public async ValueTask NamesAsync(NodeLabel label)
    {
        if (filter.Text("text") is { } text && TextFold.Words(text).Length > 0) Add(new Condition.IdIn((await context.Api.Graph.GetNamesAsync(label, context.CancellationToken)).Find(text)));
    }

    /// <summary>A relationship to one of the nodes that a list of ids names.</summary>
    public async ValueTask RelatedAsync(string field, NodeLabel label, RelationshipType type, Direction direction)
    {
        if (filter.Texts(field) is not { } ids) return;
        var nodes = await Lookup.NodesAsync(context.Api, label, ids, context.CancellationToken);
        Add(new Condition.RelatedTo(type, direction, nodes.Select(node => node.Id).ToHashSet()));
    }

    public async ValueTask SectorsAsync(RelationshipType type)
    {
        if (filter.Texts("sectors") is not { } ids) return;
        var sectors = await Lookup.NodesAsync(context.Api, Sector.Label, ids, context.CancellationToken, context.Known);
        if (filter.Get<bool>("withSubsectors") == true) sectors = (await context.Api.Graph.GetSectorTreeAsync(context.CancellationToken)).WithSubsectors(sectors);
        Add(new Condition.RelatedTo(type, Direction.Outgoing, sectors.Select(node => node.Id).ToHashSet()));
    }

    /// <summary>A relationship to one of the countries of a selection.</summary>
    public async ValueTask CountriesAsync(string field, RelationshipType type)
    {
        if (filter.Input(field) is not { } selection) return;
        var countries = await Lookup.SelectionAsync(context, selection);
        Add(new Condition.RelatedTo(type, Direction.Outgoing, countries.Select(node => node.Id).ToHashSet()));
    }

    public async ValueTask SourcesAsync()
    {
        if (filter.Texts("sources") is not { } ids) return;
        var sources = await Lookup.NodesAsync(context.Api, Source.Label, ids, context.CancellationToken, context.Known);
        Add(new Condition.ClaimedBy(sources.Select(node => node.Id).ToHashSet()));
    }

    public async ValueTask ConflictsAsync()
    {
        if (filter.Get<bool>("hasConflict") is not { } wanted) return;
        var conflicts = await context.Api.Graph.GetConflictsAsync(context.CancellationToken);
        Condition disputed = new Condition.IdIn(conflicts.SelectMany(conflict => conflict.OtherIds.Append(conflict.Subject.Id)).ToHashSet());
        Add(wanted ? disputed : new Condition.Not(disputed));
    }

    /// <summary>The parties or participants of a PartySelection: one condition for each country that <c>all</c> names, however often.</summary>
    /// <param name="standAsync">What the parties stand for, in their order (<see cref="PartyReading"/>).</param>
    public async ValueTask PartiesAsync(string field, RelationshipType type, Func<IReadOnlyList<GraphNode>, ValueTask<IReadOnlyList<IReadOnlyList<IReadOnlySet<string>>>>> standAsync)
    {
        if (filter.Input(field) is not { } selection) return;
        var (all, any, none) = (selection.Texts("all") ?? [], selection.Texts("any"), selection.Texts("none") ?? []);
        var sets = await standAsync(await Lookup.PartiesAsync(context.Api, [.. all, .. any ?? [], .. none], context.CancellationToken, context.Known));
        foreach (var party in sets.Take(all.Count).SelectMany(each => each).Distinct()) Add(Related(party));
        if (any is not null) Add(RelatedToAny(sets.Skip(all.Count).Take(any.Count)));
        if (none.Count > 0) Add(new Condition.Not(RelatedToAny(sets.TakeLast(none.Count))));

        Condition RelatedToAny(IEnumerable<IReadOnlyList<IReadOnlySet<string>>> parties) => Related(parties.SelectMany(each => each).SelectMany(each => each).ToHashSet());

        Condition Related(IReadOnlySet<string> parties) => new Condition.RelatedTo(type, Direction.Incoming, parties);
    }
}
