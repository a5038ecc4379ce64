using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Neo4j.Reading;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j;

/// <content>Pages of what fulfils a condition, and of what nodes have.</content>
public sealed partial class Neo4jGraphStore
{
    /// <inheritdoc/>
    public async ValueTask<NodePage> FindNodesAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var everything = condition == Condition.Always;
        if (everything && page is { Size: 0, After: null, Before: null })
        {
            var all = _dataset.CountOf(label);
            return new([], all, page.Backward && all > 0, !page.Backward && all > 0);
        }

        // All of a label in an order of its properties is known where the label is kept.
        if (everything && _kept.Has(label)) return NodePager.PageSorted(_kept.Of(label, order), order, page);
        var listed = everything ? null : _lists.SearchOf(label, condition, order, page);
        if (listed is { } known && _lists.Find(known) is { } list) return (await PagesOfListsAsync([list], label, order, page, cancellationToken))[0];
        if (await PageOfHubAsync(label, condition, order, page, cancellationToken) is { } ofHub) return ofHub;
        var counted = everything ? _dataset.CountOf(label) : NodePattern.Parts(condition).ToList() is [var only] ? _dataset.Figures.CountOf(label, only) : null;
        var search = page.WithTotal && counted is null && !page.IsWhole ? KeptTotals.Search(RangeOf(label), conditions => Counted(label, condition, conditions)) : null;
        var total = counted ?? (search is null ? 0 : _totals.Find(search));
        var window = await _cursors.WindowAsync(label, order, page, cancellationToken);
        var parameters = WindowOf(label, window);
        var conditions = new ConditionWriter(parameters);
        var (match, rest, isOrdered) = NodePattern.Of(_dataset, label, condition, order, listed is { IsOfIds: true } ? NodePattern.Wanted.All : new(page.Size), conditions);
        var writer = new PageWriter(label, match, isOrdered, rest is null ? null : conditions.Write(rest), order, page, conditions);
        // All that are found are counted.
        if (total is null && isOrdered) writer.Counted = Counted(label, condition, conditions);
        if (writer.IsGathered) parameters[KeptLists.Parameter] = listed is null ? -1 : KeptLists.MaxLength;
        var row = await RowAsync(Statements.Page(writer, count: total is null), parameters, cancellationToken);
        if (total is null) _totals.Keep(search!, row[1].Whole);
        if (listed is { } unknown && writer.IsGathered && row[1].Whole <= KeptLists.MaxLength) _lists.Keep(unknown, row[4].Items, page.Backward);
        var read = await _known.ReadAsync([label], row[0].Items, cancellationToken);
        var found = PageReading.Read(row, page, page.IsWhole ? row[0].Items.Length : total ?? row[1].Whole, read.Of);
        if (everything && found.Nodes.Count is > 0 and var count)
        {
            var first = page.Backward ? window.To - count : window.From;
            _cursors.Keep(order, found.Nodes[0], first);
            _cursors.Keep(order, found.Nodes[^1], first + count - 1);
        }

        return found;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken) =>
        FindNeighboursAsync([.. nodes.Select(node => new[] { node })], type, direction, having: null, label, condition, order, page, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<NodePage>> FindNeighboursAsync(
        IReadOnlyList<IReadOnlyList<GraphNode>> together, RelationshipType type, Direction direction, Condition? having, NodeLabel label, Condition condition, NodeOrder order, PageRequest page,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var search = page.IsWhole ? null : KeptTotals.Search(RangeOf(label), conditions => NodePattern.Neighbours(type, direction, label, having, conditions) + conditions.Write(condition));
        var pages = Enumerable.Repeat(new NodePage([], 0, false, false), together.Count).ToArray();
        List<int> asked = [.. Enumerable.Range(0, together.Count).Where(i => together[i].Count > 0)];
        if (asked.Count == 0) return pages;
        var searches = asked.ToDictionary(i => i, i => search is null ? null : _lists.SearchOf(label, Search(i), order));
        var known = asked.ConvertAll(i => searches[i] is { } one ? _lists.Find(one) : null);
        if (known.TrueForAll(list => list is not null))
        {
            var ofLists = await PagesOfListsAsync([.. known.Select(list => list!)], label, order, page, cancellationToken);
            foreach (var (at, i) in asked.Index()) pages[i] = ofLists[at];
            return pages;
        }

        var window = await _cursors.WindowAsync(label, order, page, cancellationToken);
        foreach (var lists in asked.ToLookup(i => WayTo(together[i], type, direction, label, condition, page)))
        {
            var parameters = WindowOf(label, window);
            parameters.Add(NodePattern.Lists, lists.Select(i => lists.Key == Way.OfHub ? [i, Numbers(together[i]), .. HubsOf(together[i], type, direction)] : new object[] { i, Numbers(together[i]) }).ToArray());
            var conditions = new ConditionWriter(parameters);
            var neighbours = NodePattern.Neighbours(type, direction, label, having, conditions);
            var totals = lists.ToDictionary(i => i, i => page.WithTotal && search is not null ? _totals.Find(Search(i)) : 0);
            var count = totals.ContainsValue(null);
            PageWriter writer;
            if (lists.Key == Way.FromNodes)
            {
                writer = new(label, neighbours, isOrdered: false, condition == Condition.Always ? null : conditions.Write(condition), order, page, conditions);
            }
            else
            {
                var steps = lists.Min(i => StepsFrom(together[i], type, direction));
                var isNeighbour = NodePattern.IsNeighbour(type, direction, having, conditions);
                if (condition != Condition.Always) isNeighbour = ConditionWriter.Last(isNeighbour);
                var (match, rest, isOrdered) = NodePattern.Of(_dataset, label, condition, order, new(page.Size, steps), conditions);
                writer = new(label, $"{match} AND {isNeighbour}", isOrdered, rest is null ? null : conditions.Write(rest), order, page, conditions);
                if (isOrdered && count)
                {
                    writer.Counted = NodePattern.StepsFromStart(_dataset, label, condition) < steps ? $"{Counted(label, condition, conditions)} AND {isNeighbour}"
                        : condition == Condition.Always ? neighbours : $"{neighbours} AND {conditions.Write(condition)}";
                }

                if (lists.Key == Way.OfHub) writer.OfPage = NodePattern.OfHubs(type, direction, label, having is null ? null : conditions.Write(having, "r"), condition == Condition.Always ? null : conditions.Write(condition), order, writer);
            }

            // All together no more than one list may have.
            var mostListed = searches[lists.First()] is null ? -1 : KeptLists.MaxLength / lists.Count();
            if (writer.IsGathered) parameters[KeptLists.Parameter] = mostListed;
            var row = await RowAsync(Statements.Pages(writer, count), parameters, cancellationToken);
            var read = await _known.ReadAsync([label], row[0].Items.SelectMany(PageReading.NodesOf), cancellationToken);
            foreach (var columns in row[0].Items)
            {
                var (i, total) = (columns.Items[4].Whole, columns.Items[1].Whole);
                if (totals[i] is null) _totals.Keep(Search(i), total);
                // What is whole on its page has no further ones.
                if (writer.IsGathered && total > page.Size && total <= mostListed && searches[i] is { } unknown) _lists.Keep(unknown, columns.Items[5].Items, page.Backward);
                pages[i] = PageReading.Read(columns.Items, page, page.IsWhole ? columns.Items[0].Items.Length : totals[i] ?? total, read.Of);
            }
        }

        return pages;

        string Search(int list) => $"{search} {string.Join(',', Numbers(together[list]))}";
    }

    // The nodes of all are asked for together.
    private async ValueTask<NodePage[]> PagesOfListsAsync(KeptLists.OrderedNodes[] lists, NodeLabel label, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        var window = await _cursors.WindowAsync(label, order, page, cancellationToken);
        var parts = Array.ConvertAll(lists, list => list.PartOf(page, window));
        var read = await _known.ReadAsync([label], lists.Zip(parts, (list, part) => list.Numbers[part.Start..part.End]).SelectMany(numbers => numbers).Select(number => new CypherValue((long)number)), cancellationToken);
        return [.. lists.Zip(parts, PageOf)];

        NodePage PageOf(KeptLists.OrderedNodes list, (int Start, int End) part)
        {
            var (start, end) = part;
            var nodes = Array.ConvertAll(list.Numbers[start..end], number => read[number]);
            if (nodes.Length > 0)
            {
                _cursors.Keep(order, nodes[0], list.Places[start]);
                _cursors.Keep(order, nodes[^1], list.Places[end - 1]);
            }

            return new(nodes, list.Numbers.Length, start > 0, end < list.Numbers.Length);
        }
    }

    // To look for a node among the parties of each along the order costs as much as so many steps along a hub.
    private const int PatternSteps = 10;

    private enum Way
    {
        FromNodes,

        // The nodes of a hub may be most of what there is: a page of them is found along the order, or by the condition.
        Beside,

        OfHub,
    }

    private Way WayTo(IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction, NodeLabel label, Condition condition, PageRequest page)
    {
        var steps = StepsFrom(nodes, type, direction);
        var (along, start) = (NodePattern.StepsAlong(_dataset, label, condition, new(page.Size, steps)), NodePattern.StepsFromStart(_dataset, label, condition));
        var hubs = nodes.ToLookup(node => _dataset.IsOrdered(node.Id, type, direction) && Statements.LabelsAt(type, direction)[0] == label);
        if (page.Size != int.MaxValue && hubs[true].Any() && StepsFrom([.. hubs[false]], type, direction) + NodePattern.StepsOfHub(_dataset, label, condition, page.Size) <= Math.Min(along * PatternSteps, start)) return Way.OfHub;
        return Math.Min(along, start) < steps ? Way.Beside : Way.FromNodes;
    }

    // The hubs, and the numbers of the others.
    private object[] HubsOf(IReadOnlyList<GraphNode> nodes, RelationshipType type, Direction direction)
    {
        var hubs = nodes.ToLookup(node => _dataset.IsOrdered(node.Id, type, direction));
        return [hubs[true].Select(hub => GraphWords.HubOf(_dataset.Import, hub.Id)).Distinct().ToArray(), Numbers([.. hubs[false]])];
    }

    // What a hub has is paged as its neighbours are.
    private async ValueTask<NodePage?> PageOfHubAsync(NodeLabel label, Condition condition, NodeOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        var parts = NodePattern.Parts(condition).ToList();
        if (page.IsWhole || parts.OfType<Condition.RelatedTo>().FirstOrDefault(part => part.Ids?.Any(id => _dataset.IsOrdered(id, part.Type, part.Direction.Reversed())) == true) is not { } ofHub) return null;
        parts.Remove(ofHub);
        var nodes = (await GetNodesAsync([.. ofHub.Ids!], cancellationToken)).OfType<GraphNode>().ToArray();
        return (await FindNeighboursAsync([nodes], ofHub.Type, ofHub.Direction.Reversed(), ofHub.Having, label, parts.Count == 0 ? Condition.Always : new Condition.All(parts), order, page, cancellationToken))[0];
    }
}
