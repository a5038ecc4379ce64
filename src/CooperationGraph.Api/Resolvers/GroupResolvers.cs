using System.Globalization;
using System.Text.Json;
using CooperationGraph.Api.Filters;
using CooperationGraph.Graph;
using CooperationGraph.Groups;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

/// <summary>Counts with the rows behind them.</summary>
internal static class GroupResolvers
{
    public const int MaxDimensions = 2;
    public const int MaxGroups = 2000;

    private const string CountDescending = "COUNT_DESC";

    public static void Register(ResolverTable table)
    {
        foreach (var label in Dimensions.Labels)
        {
            table.For<ApiContext>("Query").Batch($"{label.IdPrefix}Groups", batch => GroupsAsync(batch, label));
            var groups = table.For<Grouping>($"{label}Groups")
                .WholeNumber("total", grouping => grouping.Counted.Total.Count)
                .Boolean("overlap", grouping => grouping.Overlap)
                .WholeNumber("groupCount", grouping => grouping.Counted.Groups.Count)
                .Text("next", grouping => grouping.Next)
                .Many("groups", grouping => grouping.Groups);
            var group = table.For<Group>($"{label}Group")
                .WholeNumber("count", each => each.Counted.Count)
                .Many("keys", each => each.Values)
                .Batch(label.Plural, batch => RowsAsync(batch, label));
            table.For<GroupValue>($"{label}GroupKey")
                .Text("dimension", value => value.Dimension.Name)
                .Text("value", value => value.Value)
                .TextFor("label", async context =>
                {
                    var nameOf = await DisplayName.InAsync(context);
                    return value => value.Label(nameOf);
                })
                .One("node", value => value.Node);
            if (!Links.AmountOf.LeadsTo(label)) continue;
            groups.Batch("amounts", batch => AmountsAsync<Grouping>(batch, grouping => new(grouping, grouping.Counted.Total, [])));
            group.Batch("amounts", batch => AmountsAsync<Group>(batch, each => each));
        }

        table.For<Amounts>("AmountTotals")
            .WholeNumber("without", amounts => amounts.Without)
            .Many("totals", amounts => amounts.Totals);
        table.For<AmountTotal>("AmountTotal")
            .Text("kind", total => total.Kind)
            .Text("currency", total => total.Currency)
            .Text("priceBasis", total => total.PriceBasis)
            .Text("baseYear", total => total.BaseYear)
            .WholeNumber("count", total => total.Count)
            .Number("min", total => total.Min)
            .Number("max", total => total.Max)
            .TextList("comparisons", total => total.Comparisons);
    }

    private static async ValueTask<BatchAnswer> GroupsAsync(BatchContext batch, NodeLabel label)
    {
        var words = batch.Arguments.Texts("by")!;
        if (words.Count is < 1 or > MaxDimensions || words.Distinct().Count() < words.Count) throw ApiErrors.InvalidGrouping(words, MaxDimensions);
        var list = PagedList.Of(batch, $"Query.{label.IdPrefix}Groups\n{string.Join(',', words)}", NodeOrder.ById);
        return BatchAnswer.Values([await ReadAsync(batch, label, words, await FilterReading.ReadAsync(label, batch), batch.AsOf, list)]);
    }

    /// <summary>A page of groups by the field's <c>first</c> and <c>after</c>.</summary>
    /// <param name="words">The dimensions.</param>
    /// <param name="asOf">Asked only where a dimension depends on the day.</param>
    /// <param name="list">Tells the groups from those of other arguments.</param>
    public static async ValueTask<Grouping> ReadAsync(BatchContext batch, NodeLabel label, IReadOnlyList<string> words, Condition condition, Func<DateOnly> asOf, PagedList list)
    {
        var api = batch.Api();
        var size = batch.Arguments.Get<int>("first")!.Value;
        if (size is < 0 or > MaxGroups) throw ApiErrors.InvalidPageSize("first", size, MaxGroups, "Ask for the rest by 'after' with the value of 'next'.");
        var dimensions = words.Select(word => Dimensions.Of(label).Single(dimension => dimension.Name == word)).ToList();
        var byCount = batch.Arguments.Text("orderBy") == CountDescending;
        if (byCount) list = list.Of(CountDescending);
        var after = AfterOf(batch.Arguments.Text("after"), list, words.Count);

        var (keys, counted) = condition == Condition.Always
            ? await KeptGroups.Of(api.Graph).GetAsync(api.Graph, label, dimensions, asOf, batch.CancellationToken)
            : await CountedGroups.ReadAsync(api.Graph, api.Store, label, condition, dimensions, asOf, batch.CancellationToken);
        var order = byCount ? NodeGroup.ByCount : NodeGroup.ByKeys;
        IReadOnlyList<NodeGroup> ordered = byCount ? [.. counted.Groups.Order(order)] : counted.Groups;
        var begin = after is null ? 0 : ordered.TakeWhile(group => order.Compare(group, after) <= 0).Count();
        var shown = ordered.Skip(begin).Take(size).ToList();
        var ids = shown.SelectMany(group => group.Keys.Where((_, i) => dimensions[i].Values == DimensionValue.Node)).OfType<string>().Distinct().ToList();
        var nodes = ids.Count == 0 ? [] : ids.Zip(await api.Store.GetNodesAsync(ids, batch.CancellationToken)).ToDictionary(each => each.First, each => each.Second);
        var grouping = new Grouping(label, condition, keys, counted, list);
        var more = shown.Count > 0 && begin + shown.Count < counted.Groups.Count;
        return grouping with
        {
            Groups = [.. shown.Select(group => new Group(grouping, group, [.. group.Keys.Select((value, i) => new GroupValue(dimensions[i], value, value is null ? null : nodes.GetValueOrDefault(value)))]))],
            Next = more ? Cursor.Of(new(shown[^1].Count.ToString(CultureInfo.InvariantCulture), JsonSerializer.Serialize(shown[^1].Keys)), list) : null,
        };
    }

    // A group as a position among groups.
    private static NodeGroup? AfterOf(string? cursor, PagedList list, int keys)
    {
        if (cursor is null) return null;
        if (Cursor.Parse(cursor) is not var (mark, position) || !mark.AsSpan().SequenceEqual(list.Mark)) throw ApiErrors.InvalidNext(cursor);
        try
        {
            if (JsonSerializer.Deserialize<string?[]>(position.Id) is { } values && values.Length == keys && int.TryParse(position.Key, CultureInfo.InvariantCulture, out var count)) return new(values, count, 0, 0);
        }
        catch (JsonException)
        {
            // Somebody made it.
        }

        throw ApiErrors.InvalidNext(cursor);
    }

    private static async ValueTask<BatchAnswer> RowsAsync(BatchContext batch, NodeLabel label)
    {
        var order = Orders.Read(batch.Arguments, label);
        var groups = batch.Parents.Cast<Group>().ToArray();
        var list = PagedList.Of(batch, $"{label}Group.{label.Plural}", order);
        var lists = Array.ConvertAll(groups, group => list.Of($"{Convert.ToHexString(group.Of.List.Mark)}\n{group.Text}"));
        var (page, errors) = PageArguments.Read(batch, lists);
        var connections = new object?[groups.Length];
        foreach (var own in Enumerable.Range(0, groups.Length).GroupBy(i => groups[i].Of))
        {
            var places = own.ToList();
            var pages = await batch.Store().FindGroupedAsync(label, own.Key.Condition, own.Key.Keys, places.ConvertAll(i => groups[i].Counted.Keys), order, page, batch.CancellationToken);
            for (var i = 0; i < places.Count; i++) connections[places[i]] = Connection.Of(pages[i], lists[places[i]]);
        }

        var answer = BatchAnswer.Values(connections);
        return errors is null ? answer : answer.WithErrors(errors);
    }

    // Of all nodes together there are no keys: so many calls for all groups of a grouping as for them.
    private static async ValueTask<BatchAnswer> AmountsAsync<T>(BatchContext batch, Func<T, Group> groupOf)
    {
        var groups = batch.Parents.Cast<T>().Select(groupOf).ToArray();
        var amounts = new object?[groups.Length];
        foreach (var own in Enumerable.Range(0, groups.Length).GroupBy(i => groups[i].Of))
        {
            var of = own.Key;
            var keys = groups[own.First()].Counted.Keys.Count == 0 ? [] : of.Keys;
            var totals = await AmountReader.GetAsync(batch.Store(), of.Label, of.Condition, keys, batch.CancellationToken);
            Condition none = new Condition.All([of.Condition, new Condition.Not(new Condition.RelatedTo(Links.AmountOf, Direction.Incoming, Ids: null))]);
            var without = await batch.Store().CountAsync(of.Label, none, keys, sum: null, batch.CancellationToken);
            var counts = without.Groups.Prepend(without.Total).ToDictionary(group => NodeGroup.TextOf(group.Keys), group => group.Count);
            foreach (var i in own) amounts[i] = new Amounts([.. totals[groups[i].Text]], counts.GetValueOrDefault(groups[i].Text));
        }

        return BatchAnswer.Values(amounts);
    }

    private sealed record Amounts(IReadOnlyList<AmountTotal> Totals, int Without);
}
