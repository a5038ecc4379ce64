using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Changes;

/// <summary>Compares two revisions, each read from its beginning to its end, the one beside the other: whatever the size, only what differs is held.</summary>
public static class ChangeReader
{
    /// <summary>The most differences that are listed.</summary>
    public const int Most = 100_000;

    /// <summary>All differences, by subject (ordinal).</summary>
    /// <exception cref="TooManyChangesException">There are more than <see cref="Most"/>.</exception>
    /// <exception cref="StoreUnavailableException">A revision is removed meanwhile.</exception>
    public static async ValueTask<IReadOnlyList<Change>> GetAsync(IGraphStore before, IGraphStore after, CancellationToken cancellationToken)
    {
        var labels = GraphModel.Labels.ToHashSet();
        var changes = new Dictionary<string, Change>();
        await foreach (var (old, now) in PairsAsync(ItemsAsync(before.StreamAsync(labels, cancellationToken)), ItemsAsync(after.StreamAsync(labels, cancellationToken))))
        {
            var subject = (old ?? now!).Subject;
            var fields = Fields(old, now);
            if (fields.Count == 0 && old is not null && now is not null) continue;
            if (changes.Count == Most) throw new TooManyChangesException(Most);
            var (id, label) = (subject.Column is null ? subject.Id : subject.From!, subject.Column is null ? subject.Owner : GraphModel.LabelOf(subject.From!)!.Name);
            var known = changes.GetValueOrDefault(id);
            // What has a column of a node's file is a field of the node, whose own columns come first.
            var kind = subject.Column is not null ? known?.Kind ?? ChangeKind.Changed : old is null ? ChangeKind.Added : now is null ? ChangeKind.Removed : ChangeKind.Changed;
            changes[id] = new(kind, id, label, Joined(known?.Fields ?? [], fields));
        }

        return [.. changes.Values.OrderBy(change => change.Subject, StringComparer.Ordinal)];
    }

    private static List<FieldChange> Fields(Item? old, Item? now)
    {
        var subject = (old ?? now!).Subject;
        if (subject.Column is { } column) return old is null == now is null ? [] : [new(column, old?.Subject.To, now?.Subject.To)];
        List<FieldChange> fields = [];
        foreach (var property in (old ?? now!).Properties)
        {
            var (before, after) = (CellValue.ToText(old?.Values?[property.Index]), CellValue.ToText(now?.Values?[property.Index]));
            if (before != after) fields.Add(new(property.Name, before.Length == 0 ? null : before, after.Length == 0 ? null : after));
        }

        return fields;
    }

    // Several ids of one column are one field.
    private static IReadOnlyList<FieldChange> Joined(IReadOnlyList<FieldChange> known, List<FieldChange> more) =>
        known.Count == 0 ? more : [.. known.Concat(more).GroupBy(each => each.Field).Select(group => group.Count() == 1 ? group.First() : new(group.Key, Of(group, each => each.Before), Of(group, each => each.After)))];

    private static string? Of(IEnumerable<FieldChange> fields, Func<FieldChange, string?> value) => string.Join(';', fields.Select(value).OfType<string>()) is { Length: > 0 } text ? text : null;

    // Both come in the same total order, so what has no equal on the other side stands alone.
    private static async IAsyncEnumerable<(Item? Old, Item? Now)> PairsAsync(IAsyncEnumerable<Item> before, IAsyncEnumerable<Item> after)
    {
        await using var old = before.GetAsyncEnumerator();
        await using var now = after.GetAsyncEnumerator();
        var (hasOld, hasNow) = (await old.MoveNextAsync(), await now.MoveNextAsync());
        while (hasOld || hasNow)
        {
            var compared = !hasOld ? 1 : !hasNow ? -1 : Subject.Compare(old.Current.Subject, now.Current.Subject);
            yield return (compared <= 0 ? old.Current : null, compared >= 0 ? now.Current : null);
            if (compared <= 0) hasOld = await old.MoveNextAsync();
            if (compared >= 0) hasNow = await now.MoveNextAsync();
        }
    }

    private static async IAsyncEnumerable<Item> ItemsAsync(IAsyncEnumerable<GraphPart> parts)
    {
        await foreach (var part in parts)
        {
            foreach (var node in part.Nodes) yield return new(Subject.Of(node), node.Label.Properties, [.. node.Label.Properties.Select(property => node[property])]);
            foreach (var relationship in part.Relationships) yield return new(Subject.Of(relationship), relationship.Type.Properties, relationship.Values);
        }
    }

    private sealed record Item(Subject Subject, IReadOnlyList<Property> Properties, object?[]? Values);

    /// <summary>A node or relationship in the order of <see cref="IGraphStore.StreamAsync"/>.</summary>
    /// <param name="Kind">All nodes before all relationships; nodes by label, relationships by type.</param>
    /// <param name="Owner">The label or type.</param>
    /// <param name="Column">Where the relationship is a column of a node's file.</param>
    private readonly record struct Subject((int Relationship, int Index) Kind, string Id, string Owner, string? From, string? To, int Ordinal, string? Column)
    {
        public static Subject Of(GraphNode node) => new((0, node.Label.Index), node.Id, node.Label.Name, null, null, 0, null);

        public static Subject Of(Relationship relationship) =>
            new((1, relationship.Type.Index), relationship.Id, relationship.Type.Name, relationship.From, relationship.To, relationship.Ordinal, relationship.Type.Column);

        public static int Compare(Subject left, Subject right)
        {
            var compared = left.Kind.CompareTo(right.Kind);
            if (compared != 0) return compared;
            if (left.From is null) return string.CompareOrdinal(left.Id, right.Id);
            compared = CompareIds(left.From, right.From!);
            if (compared == 0) compared = CompareIds(left.To!, right.To!);
            return compared != 0 ? compared : left.Ordinal.CompareTo(right.Ordinal);
        }

        // As the nodes stand: by label, then by id.
        private static int CompareIds(string left, string right)
        {
            var compared = GraphModel.LabelOf(left)!.Index.CompareTo(GraphModel.LabelOf(right)!.Index);
            return compared != 0 ? compared : string.CompareOrdinal(left, right);
        }
    }
}
