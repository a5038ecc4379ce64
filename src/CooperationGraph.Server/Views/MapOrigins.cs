using System.Text.Json;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;

namespace CooperationGraph.Server.Views;

/// <summary>From where what circles on the map count came: the countries where lenders, or organizations that take part in projects, are based, as far as the data name them. One of several lenders counts for each.</summary>
internal sealed class MapOrigins
{
    private readonly Dictionary<string, List<(string Code, string Name, int Count)>> _byCountry;
    private readonly string _what;
    private readonly string _who;

    private MapOrigins(JsonElement groups, string what, string who)
    {
        (_what, _who) = (what, who);
        _byCountry = groups.List("groups")
            .Select(group => (Keys: group.GetProperty("keys"), Count: group.GetProperty("count").GetInt32()))
            .Select(group => (From: OriginOf(group.Keys[0]), To: group.Keys[1].Text("value"), group.Count))
            .Where(each => each.From is not null && each.To is not null && each.To != "country:" + each.From.Value.Code)
            .GroupBy(each => each.To!)
            .ToDictionary(country => country.Key, country => country.GroupBy(each => each.From!.Value).Select(from => (from.Key.Code, from.Key.Name, from.Sum(each => each.Count))).OrderByDescending(each => each.Item3).ThenBy(each => each.Code, StringComparer.Ordinal).ToList());
    }

    /// <summary>What must be known of them, in a sentence.</summary>
    public string Note => _byCountry.Count == 0
        ? $"No arcs: the data do not name where {_who} are based."
        : $"Arcs: from where {_who} are based, as wide as the number of {_what} that they lead to; where the data do not name them, a circle stands alone.";

    /// <summary>What they mean, for a legend.</summary>
    public string Title => $"from where {_who} are based: as wide as so many {_what}";

    /// <summary>Null where the choice has none.</summary>
    /// <param name="data">The answer to <c>map.graphql</c>.</param>
    public static MapOrigins? Of(JsonElement data, MapChoice choice) => choice.Circles switch
    {
        null => null,
        MapCircles.Projects => new(data.GetProperty("projectOrigins"), "projects", "organizations from abroad that take part"),
        _ => new(data.GetProperty("financingOrigins"), "financings", "lenders"),
    };

    /// <param name="countries">The rows of the map, by their ids.</param>
    public IReadOnlyList<MapArc> Arcs(IReadOnlyDictionary<string, (string Code, string Name)> countries) =>
        [.. _byCountry.Where(each => countries.ContainsKey(each.Key)).SelectMany(each => each.Value.Select(from => new MapArc(from.Code, countries[each.Key].Code, from.Count, $"{from.Name} to {countries[each.Key].Name}: {from.Count} {(from.Count == 1 ? _what[..^1] : _what)}")))];

    /// <summary>The countries that lead to one, the most first, as people say it; null where none is known.</summary>
    public string? WordsOf(string id) => _byCountry.TryGetValue(id, out var origins) ? $"{_who}: {string.Join(", ", origins.Select(each => $"{each.Name} {each.Count}"))}" : null;

    /// <summary>The same as a value of a table: codes with numbers.</summary>
    public string? ValueOf(string id) => _byCountry.TryGetValue(id, out var origins) ? string.Join(' ', origins.Select(each => $"{each.Code}={each.Count}")) : null;

    private static (string Code, string Name)? OriginOf(JsonElement key) => key.Text("node", "basedIn", "code") is { } code ? (code, key.Text("node", "basedIn", "name")!) : null;
}
