using CooperationGraph.Datasets;

namespace CooperationGraph.Serving;

/// <summary>
/// Finds the ids that a mistyped one most likely means, at a cost that does not grow with their number: only those that share the most parts of
/// three letters with it are compared.
/// </summary>
internal sealed class NearIds
{
    /// <summary>Of a label with more ids none are suggested: an index of 20,000 takes about 3 MB.</summary>
    public const int MaxIds = 20_000;

    // Of so few each is compared.
    private const int Few = 512;

    // Of more, those that share the most.
    private const int Compared = 64;

    // A part that more ids have than this tells nothing. With 256 too few were left of 18,000 ids that differ by a number alone.
    private const int CommonPart = 1024;

    private const int PartLength = 3;

    private readonly IReadOnlyList<string> _ids;
    private readonly Dictionary<long, List<int>> _parts = [];

    public NearIds(IReadOnlyList<string> ids)
    {
        _ids = ids;
        if (ids.Count <= Few) return;
        for (var i = 0; i < ids.Count; i++)
        {
            foreach (var part in PartsOf(ids[i]))
            {
                if (!_parts.TryGetValue(part, out var having)) _parts[part] = having = [];
                if (having.Count <= CommonPart) having.Add(i);
            }
        }

        foreach (var (part, having) in _parts)
            if (having.Count > CommonPart) _parts.Remove(part);
    }

    /// <summary>The nearest ids by <see cref="NearestName"/>, nearest first, at most <paramref name="count"/>.</summary>
    public IReadOnlyList<string> Of(string id, int count)
    {
        if (id.Length > NearestName.MaxLength) return [];
        if (_ids.Count <= Few) return NearestName.AllOf(id, _ids, count);
        var shared = new Dictionary<int, int>();
        foreach (var part in PartsOf(id))
            foreach (var having in _parts.GetValueOrDefault(part, [])) shared[having] = shared.GetValueOrDefault(having) + 1;
        return NearestName.AllOf(id, shared.OrderByDescending(each => each.Value).ThenBy(each => each.Key).Take(Compared).Select(each => _ids[each.Key]), count);
    }

    private static HashSet<long> PartsOf(string id)
    {
        var parts = new HashSet<long>();
        // The end is a letter of its own: short ids have few parts.
        id += '\0';
        for (var i = PartLength; i <= id.Length; i++)
            parts.Add(((long)char.ToUpperInvariant(id[i - 3]) << 32) | ((long)char.ToUpperInvariant(id[i - 2]) << 16) | char.ToUpperInvariant(id[i - 1]));
        return parts;
    }
}
