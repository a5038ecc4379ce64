using System.Globalization;
using System.Text;
using CooperationGraph.Graph;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// An id that does not begin with its file's prefix, that no address can hold, that nobody can read, or that is longer than an index holds
/// (Neo4j refuses keys of more than some 8 kB).
/// </summary>
public sealed class InvalidIdRule : IDatasetRule
{
    public const int MaxLength = 200;

    private const string Refused = "/\\?#%;,";

    public void Check(SeedFolder seed, NoticeList notices)
    {
        foreach (var label in seed.Model.Labels)
        {
            var table = seed[label];
            for (var i = 0; i < table.Rows.Count; i++)
                if (table.Rows[i][0] is { } id && Mistake(seed.Model, label, id) is { } mistake) notices.Add("invalid_id", Severity.Error, table.File, mistake, table.RowNumber(i), "id", id);
        }
    }

    /// <summary>What is wrong with an id of a label, and what it may be; null where nothing is.</summary>
    public static string? Mistake(ModelTable model, NodeLabel label, string id)
    {
        if (id.StartsWith('#')) return "A row is not made a comment by '#': remove it, or the sign.";
        var form = $"An id of this file is '{label.IdPrefix}:' and a name, such as '{label.IdPrefix}:example'.";
        if (model.LabelOf(id) != label || id.Length == label.IdPrefix.Length + 1) return form;
        if (id.Length > MaxLength) return $"{form} This one has {id.Length} characters; at most {MaxLength} are allowed.";
        if (id.AsSpan(label.IdPrefix.Length + 1) is "." or "..") return $"{form} '.' and '..' are steps between folders in an address.";
        foreach (var rune in id.EnumerateRunes())
        {
            if (Refused.Contains(rune.ToString(), StringComparison.Ordinal)) return $"{form} The name may not hold {rune}.";
            if (Rune.IsWhiteSpace(rune) || CellText.IsHidden(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                return $"{form} The name may hold neither spaces nor characters that nobody sees; this one has U+{rune.Value:X4}.";
        }

        return null;
    }
}
