using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A sector, mechanism or agreement that, by way of others, is above or after itself.</summary>
public sealed class CycleRule : IDatasetRule
{
    private const int ShownIds = 8;

    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var (label, type) in ChainsOf(seed.Model))
        {
            var table = seed[label];
            var column = table.IndexOf(type);
            var finished = new HashSet<string>();
            for (var i = 0; i < table.Rows.Count; i++)
            {
                List<string> path = [];
                for (var id = table.Rows[i][0]; id is not null && seed.Ids.TryGetValue(id, out var node) && node.Label == label && finished.Add(id); id = node.Row[column]) path.Add(id);
                if (path.Count == 0 || seed.Ids[path[^1]].Row[column] is not { } next || !path.Contains(next)) continue;
                notices.Add("cycle", Severity.Error, table.File, () => $"{type.Name} leads in a circle: {Shown([.. path.Skip(path.IndexOf(next)), next])}. Empty one of these cells.", table.RowNumber(i), type.Column, next);
            }
        }
    }

    // A node has at most one of what is a column: from one to the next of the same label they are a chain, and a chain has an end.
    private static IEnumerable<(NodeLabel Label, RelationshipType Type)> ChainsOf(ModelTable model) =>
        model.RelationshipTypes.Where(type => type.Column is not null).SelectMany(type => type.Ends.Where(ends => ends.To == ends.From).Select(ends => (ends.From, type)));

    private static string Shown(List<string> cycle) =>
        string.Join(" → ", (cycle.Count <= ShownIds ? cycle : [.. cycle[..(ShownIds - 1)], $"({cycle.Count - ShownIds} more)", cycle[^1]]).Select(CellText.Shown));
}
