using CooperationGraph.Agreements;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Api.Filters;

/// <summary>
/// The parts that filters share. Each adds its condition where its field is given; a given but empty list lets nothing pass. Those of the label's own properties
/// (<see cref="Property.Filter"/>) and a text among its names are there from the beginning.
/// </summary>
internal sealed class FilterParts
{
    private const int MostNoted = 10;

    private readonly FilterContext _context;
    private readonly FieldArguments _filter;
    private readonly List<Condition> _parts = [];

    private FilterParts(FilterContext context, FieldArguments filter) => (_context, _filter) = (context, filter);

    public Condition All => new Condition.All(_parts);

    public static async ValueTask<FilterParts> ReadAsync(FilterContext context, FieldArguments filter, NodeLabel label)
    {
        var parts = new FilterParts(context, filter);
        foreach (var property in label.Properties)
        {
            if (property.Filter is not { } field) continue;
            if (property is Property<string> { Kind: PropertyKind.Text } text) await parts.TextsAsync(field, label, text);
            else if (property is Property<string> word) parts.Words(field, word);
            else if (property is Property<PartialDate> date) parts.Range(field, date);
            else if (property is Property<bool> flag) parts.Flag(field, new Condition.HasValue(flag));
            else throw new InvalidOperationException($"No filter of {label} for the kind {property.Kind}.");
        }

        if (label.IsKnownByCodes) await parts.NamesAsync(label);
        else if (filter.Text("text") is { } sought) parts.Add(new Condition.TextContains([.. label.Searched], sought, OrAliases: Links.AliasOf.LeadsTo(label)));
        return parts;
    }

    public void Add(Condition condition) => _parts.Add(condition);

    /// <summary>Whether a condition holds.</summary>
    public void Flag(string field, Condition condition)
    {
        if (_filter.Get<bool>(field) is { } wanted) Add(wanted ? condition : new Condition.Not(condition));
    }

    /// <summary>A relationship to one of the nodes that a list of ids names.</summary>
    public async ValueTask RelatedAsync(string field, NodeLabel label, RelationshipType type, Direction direction)
    {
        if (_filter.Texts(field) is not { } ids) return;
        var nodes = await Lookup.NodesAsync(_context.Api, label, ids, _context.CancellationToken);
        Add(new Condition.RelatedTo(type, direction, nodes.Select(node => node.Id).ToHashSet()));
    }

    public async ValueTask SectorsAsync(RelationshipType type)
    {
        if (_filter.Texts("sectors") is not { } ids) return;
        var sectors = await Lookup.NodesAsync(_context.Api, Sector.Label, ids, _context.CancellationToken, _context.Known);
        if (_filter.Get<bool>("withSubsectors") == true) sectors = (await _context.Api.Graph.GetSectorTreeAsync(_context.CancellationToken)).WithSubsectors(sectors);
        Add(new Condition.RelatedTo(type, Direction.Outgoing, sectors.Select(node => node.Id).ToHashSet()));
    }

    /// <summary>A relationship to one of the countries of a selection.</summary>
    public async ValueTask CountriesAsync(string field, RelationshipType type)
    {
        if (_filter.Input(field) is not { } selection) return;
        var countries = await Lookup.SelectionAsync(_context, selection);
        Add(new Condition.RelatedTo(type, Direction.Outgoing, countries.Select(node => node.Id).ToHashSet()));
    }

    public async ValueTask SourcesAsync()
    {
        if (_filter.Texts("sources") is not { } ids) return;
        var sources = await Lookup.NodesAsync(_context.Api, Source.Label, ids, _context.CancellationToken, _context.Known);
        Add(new Condition.ClaimedBy(sources.Select(node => node.Id).ToHashSet()));
    }

    public async ValueTask ConflictsAsync()
    {
        if (_filter.Get<bool>("hasConflict") is null) return;
        Flag("hasConflict", new Condition.IdIn(await _context.Api.Graph.GetConcernedIdsAsync(_context.CancellationToken)));
    }

    /// <summary>The parties or participants of a PartySelection: one condition for each country that <c>all</c> names, however often.</summary>
    /// <param name="standAsync">What the parties stand for, in their order (<see cref="PartyReading"/>).</param>
    /// <param name="isParty">What every relationship must fulfil, that of one which must not be there as well; null for nothing.</param>
    /// <param name="boundOn">The day on which an agreement must be in force for those that must be there; null where it need not be.</param>
    /// <param name="isThere">What the node itself must fulfil for anybody to be there; null for nothing.</param>
    public async ValueTask PartiesAsync(
        string field, RelationshipType type, Func<IReadOnlyList<GraphNode>, ValueTask<IReadOnlyList<IReadOnlyList<IReadOnlySet<string>>>>> standAsync, Condition? isParty, DateOnly? boundOn = null, Condition? isThere = null)
    {
        if (_filter.Input(field) is not { } selection) return;
        var (all, any, none) = (selection.Texts("all") ?? [], selection.Texts("any"), selection.Texts("none") ?? []);
        var sets = await standAsync(await Lookup.PartiesAsync(_context.Api, [.. all, .. any ?? [], .. none], _context.CancellationToken, _context.Known));
        // Of each list one must be there.
        List<IReadOnlyList<IReadOnlySet<string>>> wanted = [.. sets.Take(all.Count).SelectMany(each => each).Distinct().Select(party => (IReadOnlyList<IReadOnlySet<string>>)[party])];
        if (any is not null) wanted.Add([.. sets.Skip(all.Count).Take(any.Count).SelectMany(each => each)]);
        List<Condition> there = [.. wanted.Select(each => Related(each, isParty))];
        if (boundOn is { } day && wanted.Count > 0) await AddBoundAsync(day);
        else _parts.AddRange(there);
        if (none.Count > 0) Add(new Condition.Not(Related([.. sets.TakeLast(none.Count).SelectMany(each => each)], isParty)));

        Condition Related(IReadOnlyList<IReadOnlySet<string>> parties, Condition? having)
        {
            var related = new Condition.RelatedTo(type, Direction.Incoming, parties.SelectMany(each => each).ToHashSet(), having);
            return isThere is null ? related : new Condition.All([isThere, related]);
        }

        async ValueTask AddBoundAsync(DateOnly day)
        {
            // Nothing is in force for a state that has ended.
            var gone = (await _context.Api.Graph.GetCountriesAsync(_context.CancellationToken)).Where(country => country.Get(Country.DissolvedOn)?.CertainlyOnOrBefore(day) == true).Select(country => country.Id).ToHashSet();
            List<IReadOnlyList<IReadOnlySet<string>>> left = [.. wanted.Select(each => each.Where(party => !party.Overlaps(gone)).ToList())];
            foreach (var each in left) Add(Related(each, BoundParties.MayBeBound(day)));
            if (await BoundParties.FindUnboundAsync(_context.Api.Store, new Condition.All(there), left, day, _context.CancellationToken) is { Count: > 0 } unbound) Add(new Condition.Not(new Condition.IdIn(unbound)));
        }
    }

    // Among all names and codes of the nodes of a label.
    private async ValueTask NamesAsync(NodeLabel label)
    {
        if (_filter.Text("text") is { } text && TextFold.Words(text).Length > 0) Add(new Condition.IdIn((await _context.Api.Graph.GetNamesAsync(label, _context.CancellationToken)).Find(text)));
    }

    private void Words(string field, Property<string> property)
    {
        if (_filter.Texts(field) is { } words) Add(new Condition.TextIn(property, words));
    }

    private async ValueTask TextsAsync(string field, NodeLabel label, Property<string> property)
    {
        if (_filter.Texts(field) is not { } texts) return;
        Words(field, property);
        var known = await _context.Api.Graph.GetTextsAsync(label, property, _context.CancellationToken);
        foreach (var text in texts.Where(text => !known.Contains(text)).Take(MostNoted)) _context.Api.Note(ApiErrors.ValueUnknown, ApiErrors.UnknownValue(field, text, label.Plural, known));
    }

    private void Range(string field, Property<PartialDate> property)
    {
        if (_filter.Input(field) is not { } range) return;
        var (from, to) = (range.Get<DateOnly>("from"), range.Get<DateOnly>("to"));
        if (from is null && to is null) return;
        Add(new Condition.DateBetween(property, from, to));
        if (from > to)
            _context.Api.Note(ApiErrors.RangeEmpty, $"'{field}' ranges from {PartialDate.OfDay(from.Value)} to {PartialDate.OfDay(to.Value)}: it begins after it ends, so nothing lies in it. Exchange the two.");
    }
}
