using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Sources.Values;

/// <summary>The countries and groups of a seed folder by names and codes; and who was in which group when.</summary>
internal sealed class KnownParties
{
    private readonly KnownNames _names;
    private readonly Dictionary<string, string> _byCode = [];
    private readonly ILookup<string, (string Country, string? From, string? To, string? Ended)> _members;

    /// <param name="dataset">What the aliases of the publisher's dataset say that they are of.</param>
    public KnownParties(SeedFolder seed, string dataset)
    {
        _names = new(seed, dataset, Country.Label, CountryGroup.Label);
        var countries = seed[Country.Label];
        var codes = Country.Label.Properties.Where(property => property.IsCode).Select(countries.IndexOf).ToList();
        foreach (var row in countries.Rows)
            foreach (var code in codes)
                if (row[code] is { } text) _byCode.TryAdd(text, row[0]!);
        foreach (var row in seed[CountryGroup.Label].Rows) _names.Add(row[0]![(CountryGroup.Label.IdPrefix.Length + 1)..], row[0]!);
        var members = seed[MemberOf.Type];
        _members = members.Rows.ToLookup(row => row[1]!, row => (row[0]!, row[members.IndexOf(MemberOf.ValidFrom)], row[members.IndexOf(MemberOf.ValidTo)], EndOf(row[0]!)));

        string? EndOf(string id) => seed.Ids.TryGetValue(id, out var member) && member.Label == Country.Label ? member.Row[countries.IndexOf(Country.DissolvedOn)] : null;
    }

    /// <summary>The id of the country with a code of ISO 3166-1 or M49, or null.</summary>
    public string? OfCode(string code) => _byCode.GetValueOrDefault(code);

    /// <inheritdoc cref="KnownNames.Of"/>
    public string? OfName(string name) => _names.Of(name);

    /// <summary>The countries among parties and in the groups among them that may have been members at the time, or else ever; a group without a member stays.</summary>
    /// <param name="date">A partial date; null for any time.</param>
    public IReadOnlySet<string> Countries(IEnumerable<string> parties, string? date)
    {
        var countries = new SortedSet<string>(StringComparer.Ordinal);
        PartialDate? at = PartialDate.TryParse(date, out var parsed) ? parsed : null;
        foreach (var party in parties)
        {
            var members = _members[party].Where(member => at is not { } day || MayLast(member.From, member.To, day) && MayLast(null, member.Ended, day)).ToList();
            // A group that an agreement founds has its members later.
            if (members.Count == 0) members = [.. _members[party]];
            if (members.Count == 0) countries.Add(party);
            else countries.UnionWith(members.Select(member => member.Country));
        }

        return countries;
    }

    private static bool MayLast(string? from, string? to, PartialDate at) =>
        (!PartialDate.TryParse(from, out var first) || first.First <= at.Last) && (!PartialDate.TryParse(to, out var last) || last.Last >= at.First);
}
