using System.Runtime.CompilerServices;
using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j;

/// <summary>
/// One revision of the graph in Neo4j. Each call is one statement or none, whatever the number of ids; two for a page along a hub; and for a page with cursors, of a label that is not kept, one more for each cursor
/// that is not remembered, two where its node is gone (<see cref="CursorPlaces"/>). A further page of what was gathered asks for its nodes alone (<see cref="KeptLists"/>). Of whole labels, as
/// <see cref="Neo4jOptions.KeptNodes"/> allows, the properties are read once, in the background; of the others what was read last is known, and where an answer brings numbers for that, one more statement asks for those that are not (<see cref="KnownNodes"/>).
/// </summary>
public sealed partial class Neo4jGraphStore : IGraphStore
{
    private readonly ICypherClient _client;
    private readonly StoredDataset _dataset;
    private readonly KeptNodes _kept;
    private readonly KnownNodes _known;
    private readonly KeptTotals _totals = new();
    private readonly KeptLists _lists;
    private readonly CursorPlaces _cursors;
    private readonly TimeProvider _clock;

    internal Neo4jGraphStore(ICypherClient client, StoredDataset dataset, int keptNodes, TimeProvider clock)
    {
        (_client, _dataset, _clock) = (client, dataset, clock);
        _kept = new(dataset, keptNodes);
        _known = new(_kept, RowAsync);
        _lists = new(keptNodes);
        _cursors = new(dataset, _kept, RowAsync);
    }

    /// <inheritdoc/>
    public string Revision => _dataset.Revision;

    /// <inheritdoc/>
    public string Import => _dataset.Import;

    /// <inheritdoc/>
    public bool KeepsNodes => false;

    /// <inheritdoc/>
    public bool Keeps(NodeLabel label) => _kept.Has(label);

    /// <inheritdoc/>
    public int CountOf(NodeLabel label) => _dataset.CountOf(label);

    /// <summary>Reads the nodes that are to be kept. Until it has ended each answer brings its nodes along.</summary>
    public Task KeepNodesAsync(CancellationToken cancellationToken) => new KeptReading(_dataset, _kept, RowAsync, _clock).ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<GraphNode?>> GetNodesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var nodes = new GraphNode?[ids.Count];
        Dictionary<string, GraphNode?>? wanted = null;
        HashSet<NodeLabel>? labels = null;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (GraphModel.LabelOf(ids[i]) is not { } label) continue;
            nodes[i] = _known.Find(label, ids[i]);
            if (nodes[i] is null && !_kept.Has(label) && (wanted ??= []).TryAdd(ids[i], null)) (labels ??= []).Add(label);
        }

        if (wanted is null) return nodes;
        var row = await RowAsync(Statements.NodesById, new() { ["ids"] = wanted.Keys.ToArray(), [NodeColumns.Parameter] = NodeColumns.Of(labels!) }, cancellationToken);
        var read = await _known.ReadAsync(labels!, row[0].Items, cancellationToken);
        foreach (var node in row[0].Items.Select(read.Of)) wanted[node.Id] = node;
        for (var i = 0; i < nodes.Length; i++) nodes[i] ??= wanted.GetValueOrDefault(ids[i]);
        return nodes;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<bool>> MatchNodesAsync(IReadOnlyList<GraphNode> nodes, Condition condition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var matches = new bool[nodes.Count];
        if (nodes.Count == 0) return matches;
        var parameters = new Dictionary<string, object?> { ["numbers"] = Numbers(nodes) };
        var row = await RowAsync(Statements.Matching(new ConditionWriter(parameters).Write(condition)), parameters, cancellationToken);
        var matching = row[0].Items.Select(number => number.Whole).ToHashSet();
        for (var i = 0; i < matches.Length; i++) matches[i] = matching.Contains(nodes[i].Number);
        return matches;
    }

    /// <inheritdoc/>
    public async ValueTask<Neighbours> GetNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (nodes.Count == 0) return new([], [0]);
        var labels = Statements.LabelsAt(type, direction);
        var brought = _known.ColumnsOf(labels);
        var row = await RowAsync(Statements.Neighbours(type, direction), new() { ["numbers"] = Numbers(nodes), [NodeColumns.Parameter] = brought }, cancellationToken);
        var read = await _known.ReadAsync(labels, brought is null ? row[1].Items : row[3].Items, cancellationToken);
        return NeighbourReading.Read(nodes, type, row[0].Items, row[1].Items, row[2].Items, number => read[number]);
    }

    /// <inheritdoc/>
    public async ValueTask<Neighbours> GetSharedNeighboursAsync(
        IReadOnlyList<GraphNode> one, IReadOnlyList<GraphNode> other, RelationshipType type, Direction direction, Condition.TextIn? of, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (one.Count == 0 || other.Count == 0) return new([], new int[one.Count + other.Count + 1]);
        var startsFromOne = StepsFrom(one, type, direction) <= StepsFrom(other, type, direction);
        var (starts, others) = startsFromOne ? (one, other) : (other, one);
        var labels = Statements.LabelsAt(type, direction);
        var parameters = new Dictionary<string, object?> { ["numbers"] = Numbers(starts), ["others"] = Numbers(others), [NodeColumns.Parameter] = _known.ColumnsOf(labels) };
        var row = await RowAsync(Statements.SharedNeighbours(type, direction, of is null ? null : new ConditionWriter(parameters).Write(of, "m")), parameters, cancellationToken);
        var read = await _known.ReadAsync(labels, row[0].Items.Select(shared => shared.Items[0]), cancellationToken);
        var (ofStarts, ofOthers) = NeighbourReading.ReadShared(starts, others, type, row[0].Items, read.Of);
        return startsFromOne ? ofStarts.Then(ofOthers) : ofOthers.Then(ofStarts);
    }

    /// <inheritdoc/>
    public async ValueTask<Expansion> ExpandAsync(IReadOnlyList<Branch> branches, ExpandRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reading = new ExpansionReading(branches, request, _known);
        var rows = reading.Text is { } text ? (await RowAsync(text, reading.Parameters, cancellationToken))[0].Items : [];
        return reading.Read(rows, await _known.ReadAsync(reading.Labels, rows.SelectMany(ExpansionReading.NodesOf), cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<NodeGroups> CountAsync(NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, Property<decimal>? sum, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var parameters = RangeOf(label);
        var conditions = new ConditionWriter(parameters);
        var match = Counted(label, condition, conditions);
        var columns = string.Join(", ", keys.Select((_, i) => $"k{i}"));
        var row = await RowAsync(Statements.Groups(match, new GroupReading(conditions).Keys(keys), columns, GroupReading.Counts(sum)), parameters, cancellationToken);
        return new(GroupReading.Read([], row[0].Items), [.. row[1].Items.Select(group => GroupReading.Read(group, keys.Count)).Order(NodeGroup.ByKeys)]);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<NodePage>> FindGroupedAsync(
        NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, IReadOnlyList<IReadOnlyList<string?>> groups, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (groups.Count == 0) return [];
        var parameters = WindowOf(label, await _cursors.WindowAsync(label, order, page, cancellationToken));
        var conditions = new ConditionWriter(parameters);
        var (match, rest, isOrdered) = NodePattern.Of(_dataset, label, condition, order, NodePattern.Wanted.All, conditions);
        var writer = new PageWriter(label, match, isOrdered, rest is null ? null : conditions.Write(rest), order, page, conditions) { OfGroups = true };
        var reading = new GroupReading(conditions);
        var row = await RowAsync(Statements.PagesOfGroups(writer, $"{reading.Keys(keys)} WITH n, {reading.NumberOf(groups)} AS g"), parameters, cancellationToken);
        var read = await _known.ReadAsync([label], row[0].Items.SelectMany(PageReading.NodesOf), cancellationToken);
        var pages = row[0].Items.ToDictionary(columns => GroupReading.TextOf(groups[columns.Items[4].Whole]), columns => PageReading.Read(columns.Items, page, columns.Items[1].Whole, read.Of));
        return [.. groups.Select(group => pages.GetValueOrDefault(GroupReading.TextOf(group)) ?? new([], 0, false, false))];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<GraphPart> StreamAsync(IReadOnlySet<NodeLabel> labels, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await foreach (var part in new StreamReading(_dataset, RowAsync).ReadAsync(labels, cancellationToken)) yield return part;
    }

    private Dictionary<string, object?> RangeOf(NodeLabel label) => new() { ["first"] = _dataset.FirstOf(label), ["end"] = _dataset.FirstOf(label) + _dataset.CountOf(label) };

    // As far as it is known.
    private int StepsFrom(IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction) => nodes.Sum(node => 1 + _dataset.HubDegreeOf(node.Id, type, direction));

    // Each once: a node that is named twice would be found twice.
    private static int[] Numbers(IReadOnlyList<GraphNode> nodes)
    {
        var numbers = new HashSet<int>(nodes.Count);
        foreach (var node in nodes) numbers.Add(node.Number);
        return [.. numbers];
    }

    // A MATCH of all nodes of a label that fulfil a condition.
    private string Counted(NodeLabel label, Condition condition, ConditionWriter conditions)
    {
        var (match, rest, _) = NodePattern.Of(_dataset, label, condition, NodeOrder.ById, NodePattern.Wanted.All, conditions);
        return rest is null ? match : $"{match} AND {conditions.Write(rest)}";
    }

    // The parameters of a page.
    private Dictionary<string, object?> WindowOf(NodeLabel label, (int From, int To) window)
    {
        var parameters = RangeOf(label);
        (parameters["from"], parameters["to"], parameters[NodeColumns.Parameter]) = (window.From, window.To, _known.ColumnsOf([label]));
        return parameters;
    }

    private async Task<CypherValue[]> RowAsync(string text, Dictionary<string, object?> parameters, CancellationToken cancellationToken)
    {
        parameters["import"] = _dataset.Import;
        var rows = await _client.RunAsync(new(text, parameters), cancellationToken);
        return rows is [var row] ? row : throw new RevisionRemovedException(Revision);
    }
}
