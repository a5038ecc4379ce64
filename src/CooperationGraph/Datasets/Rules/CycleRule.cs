using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A sector, mechanism, agreement or group that, by way of others, is above or after itself.</summary>
public sealed class CycleRule : IDatasetRule
{
    private const int ShownIds = 8;

    public void Check(SeedFolder seed, NoticeList notices)
    {
        // What leads from a label to itself is an order, and an order has no circle.
        foreach (var type in seed.Model.RelationshipTypes)
            foreach (var ends in type.Ends.Where(ends => ends.From == ends.To)) Check(seed, notices, type, ends.From);
    }

    private static void Check(SeedFolder seed, NoticeList notices, RelationshipType type, NodeLabel label)
    {
        var (table, column) = type.Column is null ? (seed[type], 1) : (seed[label], seed[label].IndexOf(type));
        var next = new Dictionary<string, List<(string To, int Row)>>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (table.Rows[i][0] is not { } from || (type.Column is not null && next.ContainsKey(from))) continue;
            if (!next.TryGetValue(from, out var own)) next.Add(from, own = []);
            own.AddRange(table.Columns[column].IdsOf(table.Rows[i][column]).Select(to => (to, i)));
        }

        var finished = new HashSet<string>();
        foreach (var start in next.Keys)
        {
            // The way from the start, and of each on it how many of its ways on were gone; and where each stands on it.
            List<(string Id, int Gone)> path = [(start, 0)];
            var places = new Dictionary<string, int> { [start] = 0 };
            while (path.Count > 0)
            {
                var (id, gone) = path[^1];
                if (gone == 0 && finished.Contains(id) || gone == next.GetValueOrDefault(id, []).Count)
                {
                    finished.Add(id);
                    path.RemoveAt(path.Count - 1);
                    places.Remove(id);
                    continue;
                }

                path[^1] = (id, gone + 1);
                var to = next[id][gone].To;
                if (!places.TryGetValue(to, out var begin))
                {
                    places.Add(to, path.Count);
                    path.Add((to, 0));
                    continue;
                }

                var first = next[to][path[begin].Gone - 1];
                notices.Add("cycle", Severity.Error, table.File, () => $"{type.Name} leads in a circle: {Shown([.. path.Skip(begin).Select(each => each.Id), to])}. Empty one of these cells.", table.RowNumber(first.Row), table.Columns[column].Name, first.To);
            }
        }
    }

    private static string Shown(List<string> cycle) =>
        string.Join(" → ", (cycle.Count <= ShownIds ? cycle : [.. cycle[..(ShownIds - 1)], $"({cycle.Count - ShownIds} more)", cycle[^1]]).Select(CellText.Shown));
}
