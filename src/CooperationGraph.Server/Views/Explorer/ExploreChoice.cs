using System.Globalization;
using CooperationGraph.Api;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Walks;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>
/// What the address of a picture asks for, and all of its state: <c>id</c>, any number of nodes to start from; <c>to</c>, a node to find paths to (of a form, <c>start</c> and <c>end</c> in their place: names); <c>depth</c>; <c>limit</c>;
/// <c>types</c>, any number of relationship types, also in one value with commas between; <c>asOf</c>, a day; <c>expand</c>, any number of nodes around which it goes on, in this
/// order (<see cref="Expansion"/>); <c>hide</c>, any number of nodes that are not shown; <c>pin</c>, any number of nodes with the place where somebody put them.
/// </summary>
internal sealed record ExploreChoice(
    IReadOnlyList<string> Ids, string? To, int Depth, int Limit, IReadOnlyList<string> Types, DateOnly? AsOf, IReadOnlyList<Expansion> Expansions, IReadOnlyList<string> Hidden, IReadOnlyDictionary<string, Point> Pinned)
{
    public const int DefaultDepth = 1;
    public const int DefaultLimit = 40;

    /// <summary>As many as one operation has room for.</summary>
    public const int MaxExpansions = 16;

    private const int MaxHidden = 200;

    /// <summary>The types that link facts, in the order of the graph model.</summary>
    public static IReadOnlyList<string> KnownTypes { get; } =
        [.. GraphModel.RelationshipTypes.Where(type => type.Ends.Any(ends => ends.To is { } to && WalkScope.Facts.Contains(ends.From) && WalkScope.Facts.Contains(to))).Select(type => type.Name)];

    /// <returns>The choice with what stands in the place of what was wrong, and what was wrong.</returns>
    public static (ExploreChoice Choice, IReadOnlyList<string> Errors) Of(IQueryCollection address)
    {
        List<string> errors = [];
        var types = All("types").SelectMany(each => each.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(each => each.ToUpperInvariant()).Distinct().ToList();
        foreach (var unknown in types.Except(GraphModel.RelationshipTypes.Select(type => type.Name))) errors.Add($"'types' holds '{Shown(unknown)}', which is no relationship type; /docs/model lists them.");
        // What somebody typed goes before what the form keeps.
        var ids = All("start") is { Count: > 0 } started ? started : All("id");
        if (ids.Count > WalkArguments.MaxNodes) errors.Add($"'id' stands {ids.Count} times; at most {WalkArguments.MaxNodes} are allowed. Leave some out.");
        // Elsewhere nothing of what was done here has a meaning.
        bool isElsewhere = All("start").Count + All("end").Count > 0;
        var expansions = Kept("expand").ConvertAll(Expansion.Read);
        if (expansions.Contains(null)) errors.Add($"'expand' is an id, or an id, '~' and how many nodes it may add, 1 to {WalkArguments.MaxNeighbours}, such as 'country:KAZ~200'.");
        if (expansions.Count > MaxExpansions) errors.Add($"'expand' stands {expansions.Count} times; at most {MaxExpansions} are allowed. Start anew from a node, or hide what you do not need.");
        var hidden = Kept("hide");
        if (hidden.Count > MaxHidden) errors.Add($"'hide' stands {hidden.Count} times; at most {MaxHidden} are allowed. Choose fewer types, or start nearer.");
        var pinned = Kept("pin").ConvertAll(ReadPin);
        if (pinned.Contains(null) || pinned.Count > MaxHidden) errors.Add($"'pin' is an id, '~', x, '~' and y in whole numbers up to {Point.Most}, such as 'country:KAZ~120~-40', at most {MaxHidden} times.");
        return (
            new(
                [.. ids.Take(WalkArguments.MaxNodes)],
                All("start").Count > 0 ? null : All("end").Concat(All("to")).FirstOrDefault(),
                Number("depth", DefaultDepth, WalkArguments.MaxDepth),
                Number("limit", DefaultLimit, WalkArguments.MaxNeighbours),
                [.. types.Where(type => GraphModel.RelationshipTypes.Any(known => known.Name == type))],
                Day(),
                [.. expansions.OfType<Expansion>().Take(MaxExpansions)],
                [.. hidden.Take(MaxHidden)],
                pinned.OfType<(string Id, Point Place)>().Take(MaxHidden).GroupBy(pin => pin.Id).ToDictionary(pin => pin.Key, pin => pin.Last().Place)),
            errors);

        List<string> Kept(string name) => isElsewhere ? [] : All(name);

        List<string> All(string name) => [.. address[name].OfType<string>().Select(each => each.Trim()).Where(each => each.Length > 0).Distinct()];

        int Number(string name, int otherwise, int most)
        {
            if (All(name) is not [var text, ..]) return otherwise;
            if (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
            errors.Add($"'{name}' is '{Shown(text)}'; it may be 1 to {most}.");
            return otherwise;
        }

        DateOnly? Day()
        {
            if (All("asOf") is not [var text, ..]) return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            errors.Add($"'asOf' is '{Shown(text)}', which is no day of the calendar such as 2004-05-11.");
            return null;
        }
    }

    /// <summary>The address of this state, for pages and files alike: what is as it would be without is left out.</summary>
    /// <param name="path">Such as <c>/explore</c>.</param>
    public string Address(string path)
    {
        List<string> parts = [.. Ids.Select(id => Part("id", id))];
        if (To is not null) parts.Add(Part("to", To));
        if (Depth != DefaultDepth) parts.Add(Part("depth", $"{Depth}"));
        if (Limit != DefaultLimit) parts.Add(Part("limit", $"{Limit}"));
        if (Types.Count > 0) parts.Add(Part("types", string.Join(',', Types)));
        if (AsOf is { } day) parts.Add(Part("asOf", Day(day)));
        parts.AddRange(Expansions.Select(each => Part("expand", each.ToString())));
        parts.AddRange(Hidden.Select(id => Part("hide", id)));
        parts.AddRange(Pinned.Select(pin => Part("pin", $"{pin.Key}~{pin.Value.X}~{pin.Value.Y}")));
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    /// <summary>The same with one node more around which it goes on; with more of what is around it where it was gone on from before. Where it goes on around as many as it may, the node alone.</summary>
    /// <param name="known">How many relationships of it there are already.</param>
    public ExploreChoice With(string id, int known)
    {
        if (Expansions.Count >= MaxExpansions && Expansions.All(each => each.Id != id)) return this with { Ids = [id], To = null, Expansions = [], Hidden = [], Pinned = new Dictionary<string, Point>() };
        var next = (Expansions.FirstOrDefault(each => each.Id == id) is { } before ? before.Next() : new(id, Expansion.DefaultLimit)).Beyond(known);
        return this with { Expansions = Expansions.Any(each => each.Id == id) ? [.. Expansions.Select(each => each.Id == id ? next : each)] : [.. Expansions, next] };
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (string Id, Point Place)? ReadPin(string text) =>
        text.LastIndexOf('~') is > 0 and var last && text.LastIndexOf('~', last - 1) is > 0 and var first && Point.Read(text[(first + 1)..last], text[(last + 1)..]) is { } place ? (text[..first], place) : null;

    // Colons and commas need no escape in a query, and addresses are read by people.
    private static string Part(string name, string value) => $"{name}={Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)}";

    private static string Shown(string text) => Beginning.Of(text, 60);
}
