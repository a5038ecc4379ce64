using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets.Rules;

/// <summary>An agreement is replaced by one that was certainly signed before it (<c>replaced_by_earlier</c>), or a state has a successor and no end (<c>succeeded_without_end</c>).</summary>
public sealed class SuccessionRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var agreements = seed[Agreement.Label];
        var (signedOn, replacedBy) = (agreements.IndexOf(Agreement.SignedOn), agreements.IndexOf(Links.ReplacedBy));
        for (var i = 0; i < agreements.Rows.Count; i++)
        {
            if (!PartialDate.TryParse(agreements.Rows[i][signedOn], out var signed)) continue;
            foreach (var id in agreements.Columns[replacedBy].IdsOf(agreements.Rows[i][replacedBy]))
            {
                if (seed.Ids.TryGetValue(id, out var other) && other.Label == Agreement.Label && PartialDate.TryParse(other.Row[signedOn], out var later) && later.Last < signed.First)
                    notices.Add("replaced_by_earlier", Severity.Warning, agreements.File, $"'{CellText.Shown(id)}' was signed in {later}, before this one in {signed}. Correct a date, or exchange the two.", agreements.RowNumber(i), Links.ReplacedBy.Column, id);
            }
        }

        var countries = seed[Country.Label];
        for (var i = 0; i < countries.Rows.Count; i++)
        {
            if (countries.Rows[i][countries.IndexOf(Links.SucceededBy)] is { } successor && countries.Rows[i][countries.IndexOf(Country.DissolvedOn)] is null)
                notices.Add("succeeded_without_end", Severity.Warning, countries.File, $"The state has a successor, and no end: what it is party to and a member of goes on. Write '{Country.DissolvedOn}'.", countries.RowNumber(i), Links.SucceededBy.Column, successor);
        }
    }
}
