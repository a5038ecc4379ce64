using System.Text;
using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// Two ids differ only by capitals, by forms of the same letters (Unicode normalization form KC), or by dashes and letters of Cyrillic that look like those of ASCII: people and addresses mix them up.
/// </summary>
public sealed class SimilarIdRule : IDatasetRule
{
    // As capitals; those of which the small letters look alike as well.
    private const string LookingAlike = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212АЕОРСУХІЈЅ";
    private const string Plain = "-------AEOPCYXIJS";

    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var label in seed.Model.Labels)
        {
            var table = seed[label];
            var first = new Dictionary<string, int>(table.Rows.Count);
            for (var i = 0; i < table.Rows.Count; i++)
            {
                if (table.Rows[i][0] is not { } id || first.TryAdd(Folded(id), i)) continue;
                var other = first[Folded(id)];
                if (table.Rows[other][0] == id) continue;
                notices.Add("similar_id", Severity.Error, table.File, $"Row {table.RowNumber(other)} has the id '{CellText.Shown(table.Rows[other][0]!)}', which differs only by capitals, by forms of the same letters, or by what looks the same. Give one of the two another id.", table.RowNumber(i), "id", id);
            }
        }
    }

    // IsNormalized throws for U+FFFE, which another rule refuses.
    private static string Folded(string id) =>
        Ascii.IsValid(id) || id.Contains('\uFFFE', StringComparison.Ordinal)
            ? id.ToUpperInvariant()
            : string.Concat(id.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Select(c => LookingAlike.IndexOf(c, StringComparison.Ordinal) is >= 0 and var place ? Plain[place] : c));
}
