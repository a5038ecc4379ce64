using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// An id that points to no row (<c>broken_reference</c>), or to a row of a label that the relationship may not link (<c>wrong_end</c>), or that stands twice in a cell
/// (<c>repeated_reference</c>).
/// </summary>
public sealed class ReferenceRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var label in seed.Model.Labels)
        {
            var table = seed[label];
            for (var j = 0; j < table.Columns.Count; j++)
            {
                if (table.Columns[j].Reference is not { } type) continue;
                for (var i = 0; i < table.Rows.Count; i++)
                {
                    var ids = table.Columns[j].IdsOf(table.Rows[i][j]);
                    foreach (var id in ids)
                        if (Resolve(seed, notices, table, i, j, id) is { } end && !Allows(type, label, end)) WrongEnd(notices, table, i, j, type, id);
                    foreach (var id in ids.Where((id, k) => Array.IndexOf(ids, id) < k))
                        notices.Add("repeated_reference", Severity.Error, table.File, () => $"The cell names '{CellText.Shown(id)}' twice. Remove one of them.", table.RowNumber(i), table.Columns[j].Name, id);
                }
            }
        }

        foreach (var type in seed.Model.RelationshipTypes.Where(type => type.Column is null))
        {
            var table = seed[type];
            for (var i = 0; i < table.Rows.Count; i++)
            {
                var from = Resolve(seed, notices, table, i, 0, table.Rows[i][0]);
                var to = Resolve(seed, notices, table, i, 1, table.Rows[i][1]);
                if (from is null || to is null || Allows(type, from, to)) continue;
                var wrong = type.StartsFrom(from) ? 1 : 0;
                WrongEnd(notices, table, i, wrong, type, table.Rows[i][wrong]);
            }
        }
    }

    internal static bool Allows(RelationshipType type, NodeLabel from, NodeLabel to) =>
        type.Ends.Any(ends => ends.From == from && (ends.To == to || (ends.To is null && to.Cited)));

    private static NodeLabel? Resolve(SeedFolder seed, NoticeList notices, SeedTable table, int i, int j, string? id)
    {
        if (id is null) return null;
        if (seed.Ids.TryGetValue(id, out var found)) return found.Label;
        if (seed.MayHave(id)) return null;
        notices.Add("broken_reference", Severity.Error, table.File, () => $"No row has the id '{CellText.Shown(id)}'. {Advice(seed, table, j, id)}", table.RowNumber(i), table.Columns[j].Name, id);
        return null;
    }

    private static string Advice(SeedFolder seed, SeedTable table, int j, string id)
    {
        if (j == 0 && id.StartsWith('#')) return "A row is not made a comment by '#': remove it, or the sign.";
        if (id.Split([';', ',', '|', '\n', ' '], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } ids && Array.TrueForAll(ids, each => seed.Model.LabelOf(each) is not null))
        {
            return table.Columns[j].Reference is not { } type ? "The cell holds one id: write a row for each."
                : type.AreSeveral ? "Write ';' between the ids of a cell."
                : $"The column '{type.Column}' holds one id: keep one of them, and say the others in a note.";
        }

        var alike = seed.Model.LabelOf(id) is { } label ? seed[label].Rows.Select(row => row[0]).OfType<string>() : seed.Ids.Keys;
        return $"Add it, or correct the id.{NearestName.Hint(id, alike)}";
    }

    private static void WrongEnd(NoticeList notices, SeedTable table, int i, int j, RelationshipType type, string? id)
    {
        var allowed = string.Join(", ", type.Ends.Select(ends => $"{ends.From} to {ends.To?.Name ?? "any cited row"}").Distinct());
        notices.Add("wrong_end", Severity.Error, table.File, $"{type.Name} leads from {allowed}. Name a row of such a file.", table.RowNumber(i), table.Columns[j].Name, id);
    }
}
