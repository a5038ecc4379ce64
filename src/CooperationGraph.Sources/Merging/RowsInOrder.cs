using CooperationGraph.Datasets;
using CooperationGraph.Datasets.Rules;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Forms;

namespace CooperationGraph.Sources.Merging;

/// <summary>Takes added rows back that the rules of a folder would refuse, with all else that comes from the same published row.</summary>
internal sealed class RowsInOrder(SeedFolder seed, DateOnly today)
{
    // Rules keep the first notices of a kind alone: what is left is checked again.
    private const int MostRounds = 1000;

    /// <param name="added">Loses what is taken back.</param>
    /// <returns>The published rows that were taken back, each with the first reason.</returns>
    /// <exception cref="InvalidOperationException">The folder would be refused for a reason that is none of the added rows'.</exception>
    public IReadOnlyDictionary<StatedRow, string> Keep(List<AddedRow> added)
    {
        var reasons = new Dictionary<StatedRow, string>();
        for (var round = 0; round < MostRounds; round++)
        {
            var notices = new NoticeList();
            DatasetReader.Check(With(seed, added, out var origins), DatasetRules.On(today), "", notices);
            if (!notices.HasErrors) return reasons;
            var before = reasons.Count;
            var errors = notices.Kept.Where(notice => notice.Severity == Severity.Error).ToList();
            foreach (var error in errors)
                if (error.Row is { } row && origins.GetValueOrDefault((error.File, row)) is { } origin) reasons.TryAdd(origin, $"{error.Message} ({error.Code} {error.File} {error.Column})");
            if (reasons.Count == before) throw new InvalidOperationException(errors[0].ToLine());
            added.RemoveAll(each => each.Origin is { } origin && reasons.ContainsKey(origin));
        }

        throw new InvalidOperationException("Too many rows would be refused.");
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
