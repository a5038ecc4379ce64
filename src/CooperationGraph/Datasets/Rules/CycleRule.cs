using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>A sector, mechanism or agreement that, by way of others, is above or after itself.</summary>
public sealed class CycleRule : IDatasetRule
{
    private static readonly (NodeLabel Label, RelationshipType Type)[] Chains =
        [(Sector.Label, Links.SubsectorOf), (Mechanism.Label, Links.PartOf), (Agreement.Label, Links.ReplacedBy), (Agreement.Label, Links.Amends)];

    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var (label, type) in Chains)
        {
            var table = seed[label];
            var column = table.Columns.ToList().FindIndex(each => each.Reference == type);
            var finished = new HashSet<string>();
            for (var i = 0; i < table.Rows.Count; i++)
            {
                List<string> path = [];
                for (var id = table.Rows[i][0]; id is not null && seed.Ids.TryGetValue(id, out var node) && node.Label == label && finished.Add(id); id = node.Row[column]) path.Add(id);
                if (path.Count == 0 || seed.Ids[path[^1]].Row[column] is not { } next || !path.Contains(next)) continue;
                var cycle = string.Join(" → ", path.Skip(path.IndexOf(next)).Append(next));
                notices.Add("cycle", Severity.Error, table.File, $"{type.Name} leads in a circle: {cycle}. Empty one of these cells.", SeedTable.RowNumber(i), type.Column, next);
            }
        }
    }
}
