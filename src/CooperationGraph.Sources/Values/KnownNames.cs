using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Tables;

namespace CooperationGraph.Sources.Values;

/// <summary>The nodes of some labels by all names that a seed folder has for them, its aliases among them.</summary>
internal sealed class KnownNames
{
    // The publisher's own spellings, the names of the rows themselves, the spellings of other datasets: who has a name first keeps it.
    private readonly Dictionary<string, string?>[] _levels = [[], [], []];

    /// <param name="dataset">What the aliases of the publisher's dataset say that they are of; null where it has none.</param>
    public KnownNames(SeedFolder seed, string? dataset, params IReadOnlyList<NodeLabel> labels)
    {
        foreach (var label in labels)
        {
            var table = seed[label];
            var names = label.Properties.Where(property => property == label.CalledBy || property.IsSearched).Select(table.IndexOf).ToList();
            foreach (var row in table.Rows)
                foreach (var name in names)
                    if (row[name] is { } text) Add(text, row[0]!);
        }

        var aliases = seed[Alias.Label];
        foreach (var row in aliases.Rows)
            if (row[aliases.IndexOf(Links.AliasOf)] is { } id && labels.Any(label => label.Has(id)) && row[aliases.IndexOf(Alias.Text)] is { } text) Add(text, id, row[aliases.IndexOf(Alias.Dataset)] == dataset ? 0 : 2);
    }

    /// <summary>
    /// The id of the node that a name stands for; null where none does, or more than one. <c>Korea, Republic of</c> is read as <c>Republic of Korea</c>,
    /// <c>ASEAN (Association of South-East Asian Nations)</c> as what stands before or in the brackets.
    /// </summary>
    public string? Of(string name)
    {
        foreach (var spelling in Spellings(name).Select(Fold))
            foreach (var level in _levels)
                if (level.TryGetValue(spelling, out var id)) return id;
        return null;
    }

    // Two nodes with one name: neither is meant by it for certain.
    internal void Add(string name, string id, int level = 1)
    {
        var (folded, names) = (Fold(name), _levels[level]);
        if (folded.Length > 0 && !names.TryAdd(folded, id) && names[folded] != id) names[folded] = null;
    }

    private static string Fold(string name) =>
        FormColumn.Fold((name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name).Replace("&", " and ", StringComparison.Ordinal));

    private static IEnumerable<string> Spellings(string name)
    {
        yield return name;
        if (name.IndexOf(',', StringComparison.Ordinal) is var comma and > 0) yield return $"{name[(comma + 1)..].Trim()} {name[..comma]}";
        if (!name.EndsWith(')') || name.IndexOf('(', StringComparison.Ordinal) is not (var open and > 0)) yield break;
        yield return name[..open];
        // "China, EU (European Union)" is a list of two names, of which the brackets explain one.
        if (!name[..open].Contains(',', StringComparison.Ordinal)) yield return name[(open + 1)..^1];
    }
}
