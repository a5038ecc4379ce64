using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>An id does not begin with the prefix of its file's label.</summary>
public sealed class InvalidIdRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var label in GraphModel.Labels)
        {
            var table = seed[label];
            for (var i = 0; i < table.Rows.Count; i++)
            {
                if (table.Rows[i][0] is not { } id || (GraphModel.LabelOf(id) == label && id.Length > label.IdPrefix.Length + 1 && !id.AsSpan().ContainsAny(" \t\r\n"))) continue;
                notices.Add("invalid_id", Severity.Error, table.File, $"An id of this file is '{label.IdPrefix}:' and a name without spaces, such as '{label.IdPrefix}:example'.", SeedTable.RowNumber(i), "id", id);
            }
        }
    }
}
