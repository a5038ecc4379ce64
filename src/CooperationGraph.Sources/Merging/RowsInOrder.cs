using CooperationGraph.Datasets;
using CooperationGraph.Datasets.Rules;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Forms;

namespace CooperationGraph.Sources.Merging;

/// <summary>Finds the added rows that the rules of a folder refuse.</summary>
internal static class RowsInOrder
{
    /// <param name="notices">All that the rules say of the folder with the rows; an error there and no refused row is none of the rows' fault.</param>
    /// <returns>The published rows that they come from, each with the first reason; none where the folder would be accepted.</returns>
    public static IReadOnlyDictionary<StatedRow, string> Refused(SeedFolder seed, IReadOnlyList<AddedRow> added, DateOnly today, out NoticeList notices)
    {
        notices = new NoticeList(keptPerColumn: int.MaxValue);
        DatasetReader.Check(With(seed, added, out var origins), DatasetRules.On(today), "", notices);
        var reasons = new Dictionary<StatedRow, string>();
        foreach (var error in notices.Kept.Where(notice => notice.Severity == Severity.Error))
            if (error.Row is { } row && origins.GetValueOrDefault((error.File, row)) is { } origin) reasons.TryAdd(origin, $"{error.Message} ({error.Code} {error.File} {error.Column})");
        return reasons;
    }

    /// <summary>The folder with rows more.</summary>
    public static SeedFolder With(SeedFolder seed, IEnumerable<AddedRow> added, out Dictionary<(string File, int Row), StatedRow> origins)
    {
        origins = [];
        var byOwner = added.ToLookup(each => each.Owner);
        var tables = new List<SeedTable>();
        foreach (var owner in seed.Model.Owners)
        {
            var (table, number) = (new SeedTable(seed.Model, owner), 1);
            for (var i = 0; i < seed[owner].Rows.Count; i++) table.Add(number = seed[owner].RowNumber(i), seed[owner].Rows[i]);
            foreach (var row in byOwner[owner])
            {
                table.Add(++number, row.Cells);
                if (row.Origin is { } origin) origins.Add((owner.File, number), origin);
            }

            tables.Add(table);
        }

        return new(seed.Model, tables);
    }
}
