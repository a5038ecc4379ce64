using System.Text;
using CooperationGraph.Sources.Tables;

namespace CooperationGraph.Sources.Values;

/// <summary>The part of an id that is made of a name.</summary>
internal static class Slug
{
    private const int MaxLength = 60;

    /// <summary>The words of a name in small letters without accents, joined by hyphens: the first of them, up to 60 characters.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var word in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Split('-', '–', '/')))
        {
            var folded = FormColumn.Fold(word).Replace("#", "", StringComparison.Ordinal);
            if (folded.Length == 0) continue;
            if (slug.Length + folded.Length >= MaxLength && slug.Length > 0) break;
            if (slug.Length > 0) slug.Append('-');
            slug.Append(folded, 0, Math.Min(folded.Length, MaxLength));
        }

        return slug.ToString();
    }
}
