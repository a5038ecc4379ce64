using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Observations;
using CooperationGraph.Search;
using CooperationGraph.Sectors;
using CooperationGraph.Stores;

namespace CooperationGraph.Serving;

/// <summary>
/// One revision as it is served: its store, and what is derived from the whole of it. Each such fact is read when it is first asked for, once
/// for all who ask, and kept for as long as its store is. Safe for concurrent use.
/// </summary>
public sealed class ServedGraph(IGraphStore store)
{
    private const int MaxCompared = 20_000;

    private static readonly ConditionalWeakTable<IGraphStore, ServedGraph> OfStores = [];

    private readonly DerivedFact<IReadOnlyList<Conflict>> _conflicts = new(() => ClaimReader.ReadConflictsAsync(store, CancellationToken.None));

    private readonly DerivedFact<IReadOnlyList<GraphNode>> _countries = new(async () => await AllOfAsync(store, Country.Label));
    private readonly DerivedFact<NodeNames>?[] _names =
        [.. GraphModel.Labels.Select(label => label.IsKnownByCodes ? new DerivedFact<NodeNames>(async () => await NodeNames.ReadAsync(store, label, await AllOfAsync(store, label))) : null)];
    private readonly DerivedFact<Translations> _translations = new(() => Translations.ReadAsync(store));
    private readonly DerivedFact<SectorTree> _sectors = new(async () => await SectorTree.ReadAsync(store, await AllOfAsync(store, Sector.Label)));
    private readonly DerivedFact<NearIds>[] _nearIds = [.. GraphModel.Labels.Select(label => new DerivedFact<NearIds>(() => NearIdsAsync(store, label)))];
    private readonly DerivedFact<SearchIndex> _search = new(async () => await SearchIndex.BuildAsync(await NamedNode.ReadAllAsync(store, CancellationToken.None)));
    private readonly DerivedFact<DeniedRelationships> _denied = new(() => DeniedRelationships.ReadAsync(store, CancellationToken.None));

    private readonly DerivedFact<Dictionary<int, IReadOnlyList<GraphNode>>> _rivals = new(() => RivalsAsync(store));

    private readonly ConcurrentDictionary<Property<string>, DerivedFact<IReadOnlySet<string>>> _texts = new();

    private HashSet<string>? _concerned;
    private FrozenDictionary<string, int>? _countryPlaces;
    private GraphOnDay? _onDay;

    /// <summary>The one of a store: what was derived from it stays with it, however often another one takes its place.</summary>
    public static ServedGraph Of(IGraphStore store) => OfStores.GetValue(store, static each => new(each));

    public IGraphStore Store => store;

    /// <summary>The graph as it is seen on a day: the same object for the same day, as long as no other was asked for in between.</summary>
    public GraphOnDay On(DateOnly day) => _onDay is { } known && known.Day == day ? known : _onDay = new(this, day);

    /// <summary>Every conflict of the revision, by id (ordinal).</summary>
    public ValueTask<IReadOnlyList<Conflict>> GetConflictsAsync(CancellationToken cancellationToken) => _conflicts.GetAsync(cancellationToken);

    /// <summary>The ids of all nodes that a conflict concerns.</summary>
    public async ValueTask<IReadOnlySet<string>> GetConcernedIdsAsync(CancellationToken cancellationToken)
    {
        var conflicts = await _conflicts.GetAsync(cancellationToken);
        return _concerned ??= conflicts.SelectMany(conflict => conflict.ConcernedIds).ToHashSet();
    }

    /// <summary>The relationships that a source denies.</summary>
    public ValueTask<DeniedRelationships> GetDeniedRelationshipsAsync(CancellationToken cancellationToken) => _denied.GetAsync(cancellationToken);

    /// <summary>
    /// One slot per observation: those that say something else of the same, by id. All are compared once; of more than 20,000 observations only
    /// those asked for, each time.
    /// </summary>
    public async ValueTask<IReadOnlyList<IReadOnlyList<GraphNode>>> GetRivalsAsync(IReadOnlyList<GraphNode> observations, CancellationToken cancellationToken)
    {
        if (store.CountOf(Observation.Label) > MaxCompared) return await RivalReader.GetAsync(store, observations, cancellationToken);
        var rivals = await _rivals.GetAsync(cancellationToken);
        return [.. observations.Select(observation => rivals.GetValueOrDefault(observation.Number, []))];
    }

    /// <summary>Every country, by id (ordinal). There are no more than codes of three letters.</summary>
    public ValueTask<IReadOnlyList<GraphNode>> GetCountriesAsync(CancellationToken cancellationToken) => _countries.GetAsync(cancellationToken);

    /// <summary>By its alpha-3 code, which is the key of its id, the place of each country in <see cref="GetCountriesAsync"/>.</summary>
    public async ValueTask<FrozenDictionary<string, int>> GetCountryPlacesAsync(CancellationToken cancellationToken)
    {
        var countries = await GetCountriesAsync(cancellationToken);
        return _countryPlaces ??= countries.Index().ToFrozenDictionary(each => Country.Label.KeyOf(each.Item.Id), each => each.Index);
    }

    /// <summary>All names of the nodes of a label that has aliases: of the countries, or of the groups of countries.</summary>
    public ValueTask<NodeNames> GetNamesAsync(NodeLabel label, CancellationToken cancellationToken) =>
        (_names[label.Index] ?? throw new ArgumentException($"{label} has no aliases.", nameof(label))).GetAsync(cancellationToken);

    /// <summary>What aliases call nodes in other languages.</summary>
    public ValueTask<Translations> GetTranslationsAsync(CancellationToken cancellationToken) => _translations.GetAsync(cancellationToken);

    /// <summary>All that is found by its names.</summary>
    public ValueTask<SearchIndex> GetSearchIndexAsync(CancellationToken cancellationToken) => _search.GetAsync(cancellationToken);

    /// <summary>Reads the names before somebody searches, giving way to whatever else waits for a thread.</summary>
    public async ValueTask PrepareSearchAsync(CancellationToken cancellationToken) => await _search.GetAsync(cancellationToken);

    /// <summary>What lies below each sector.</summary>
    public ValueTask<SectorTree> GetSectorTreeAsync(CancellationToken cancellationToken) => _sectors.GetAsync(cancellationToken);

    /// <summary>
    /// The ids of a label that a wrong one most likely means, nearest first, at most <paramref name="count"/>; none of a label with more than
    /// 20,000 nodes. The label is read once, whatever the number of wrong ids.
    /// </summary>
    public async ValueTask<IReadOnlyList<string>> GetNearIdsAsync(NodeLabel label, string id, int count, CancellationToken cancellationToken) =>
        (await _nearIds[label.Index].GetAsync(cancellationToken)).Of(id, count);

    /// <summary>What the nodes of a label have as one of its texts, such as the languages of all sources.</summary>
    public ValueTask<IReadOnlySet<string>> GetTextsAsync(NodeLabel label, Property<string> property, CancellationToken cancellationToken) =>
        _texts.GetOrAdd(property, _ => new(() => TextsAsync(store, label, property))).GetAsync(cancellationToken);

    private static async ValueTask<IReadOnlySet<string>> TextsAsync(IGraphStore store, NodeLabel label, Property<string> property) =>
        (await store.CountAsync(label, Condition.Always, [new GroupKey.Word(property)], sum: null, CancellationToken.None)).Groups.Select(group => group.Keys[0]).OfType<string>().ToFrozenSet();

    private static async ValueTask<Dictionary<int, IReadOnlyList<GraphNode>>> RivalsAsync(IGraphStore store)
    {
        var all = await AllOfAsync(store, Observation.Label);
        var rivals = await RivalReader.GetAsync(store, all, CancellationToken.None);
        return all.Zip(rivals).Where(each => each.Second.Count > 0).ToDictionary(each => each.First.Number, each => each.Second);
    }

    private static async ValueTask<NearIds> NearIdsAsync(IGraphStore store, NodeLabel label) =>
        new(store.CountOf(label) > NearIds.MaxIds ? [] : [.. (await AllOfAsync(store, label)).Select(node => node.Id)]);

    private static async ValueTask<IReadOnlyList<GraphNode>> AllOfAsync(IGraphStore store, NodeLabel label) =>
        (await store.FindNodesAsync(label, Condition.Always, NodeOrder.ById, PageRequest.Whole, CancellationToken.None)).Nodes;
}
