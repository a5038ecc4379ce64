using CooperationGraph.Api.Filters;
using CooperationGraph.Countries;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api;

/// <summary>Finds what arguments name, or says which names are near.</summary>
internal static class Lookup
{
    private static readonly Property<string>[] RegionsOf = [Country.Region, Country.RegionM49, Country.Subregion, Country.SubregionM49, Country.IntermediateRegion];

    /// <summary>The countries of alpha-3 codes, or of ids that hold one, in their order.</summary>
    /// <exception cref="FieldException">A code is unknown.</exception>
    public static async ValueTask<IReadOnlyList<GraphNode>> CountriesAsync(ApiContext api, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        var ids = new string[codes.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = IdOfCountry(codes[i]);
        var nodes = await api.Store.GetNodesAsync(ids, cancellationToken);
        var countries = new GraphNode[ids.Length];
        for (var i = 0; i < ids.Length; i++) countries[i] = nodes[i] ?? throw await UnknownCountryAsync(api, codes[i], cancellationToken);
        return countries;
    }

    /// <summary>The nodes of one label with these ids, in their order.</summary>
    /// <param name="known">Where they were read already; null for a call of the store.</param>
    /// <exception cref="FieldException">An id is unknown, or another label's.</exception>
    public static async ValueTask<IReadOnlyList<GraphNode>> NodesAsync(ApiContext api, NodeLabel label, IReadOnlyList<string> ids, CancellationToken cancellationToken, KnownNames? known = null)
    {
        var nodes = known?.NodesOf(ids) ?? await api.Store.GetNodesAsync(ids, cancellationToken);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i]?.Label == label) continue;
            throw await UnknownIdAsync(api, label, ids[i], cancellationToken);
        }

        return [.. nodes.Select(node => node!)];
    }

    /// <summary>The nodes of any labels with these ids, in their order, each once. At most one call of the store.</summary>
    /// <param name="argument">Named where there are too many of them.</param>
    /// <exception cref="FieldException">There are more than <paramref name="most"/> different ones, or one is unknown.</exception>
    public static async ValueTask<IReadOnlyList<GraphNode>> AnyNodesAsync(ApiContext api, string argument, IReadOnlyList<string>? ids, int most, CancellationToken cancellationToken)
    {
        var distinct = ids?.Distinct().ToList() ?? [];
        if (distinct.Count > most) throw ApiErrors.TooMany(argument, distinct.Count, most);
        if (distinct.Count == 0) return [];
        var nodes = await api.Store.GetNodesAsync(distinct, cancellationToken);
        for (var i = 0; i < nodes.Count; i++)
            if (nodes[i] is null) throw await UnknownIdAsync(api, distinct[i], cancellationToken);
        return [.. nodes.Select(node => node!)];
    }

    /// <summary>The countries of a CountrySelection: codes in their order, else by id.</summary>
    public static async ValueTask<IReadOnlyList<GraphNode>> SelectionAsync(FilterContext context, FieldArguments selection)
    {
        var (codes, group, regions) = (selection.Texts("codes"), selection.Text("group"), selection.Texts("regions"));
        if (codes is null && group is null && regions is null && selection.Get<bool>("all") != true)
            throw new FieldException(ApiErrors.SelectionInvalid, "A selection of countries needs 'codes', such as [\"KAZ\"], 'group', such as \"group:central-asia-5\", 'regions', such as [\"Central Asia\"], or 'all'.");
        IReadOnlyList<GraphNode>? selected = codes is null ? null : await EachOnceAsync(context.Api, codes, context.CancellationToken);
        if (group is not null)
        {
            var groups = await NodesAsync(context.Api, CountryGroup.Label, [group], context.CancellationToken);
            var members = (await GroupReader.GetMembersAsync(context.Api.Store, groups, context.AsOf, context.CancellationToken))[0].Select(member => member.Other).ToList();
            selected = selected?.Where(members.Contains).ToList() ?? members;
        }

        if (selected is not null && regions is null) return selected;
        var all = await context.Api.Graph.GetCountriesAsync(context.CancellationToken);
        if (regions is null) return all;
        var within = Within(regions, all);
        return [.. selected?.Where(within.Contains) ?? within];
    }

    // Whoever asks for a matrix names up to all of them with each request.
    private static async ValueTask<IReadOnlyList<GraphNode>> EachOnceAsync(ApiContext api, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        var (all, places) = (await api.Graph.GetCountriesAsync(cancellationToken), await api.Graph.GetCountryPlacesAsync(cancellationToken));
        var (selected, isSelected) = (new List<GraphNode>(Math.Min(codes.Count, all.Count)), new bool[all.Count]);
        for (var i = 0; i < codes.Count; i++)
        {
            if (!places.TryGetValue(Country.Label.Has(codes[i]) ? Country.Label.KeyOf(codes[i]) : codes[i], out var place)) throw await UnknownCountryAsync(api, codes[i], cancellationToken);
            if (isSelected[place]) continue;
            isSelected[place] = true;
            selected.Add(all[place]);
        }

        return selected;
    }

    /// <summary>Whether a selection names no countries one by one, and no group of them: how many it means, nobody need know.</summary>
    public static bool IsOpen(FieldArguments selection) => !selection.Has("codes") && !selection.Has("group");

    /// <summary>The parties, in their order, that are named by alpha-3 codes or by ids of countries or groups. One call of the store.</summary>
    /// <exception cref="FieldException">A code or an id is unknown.</exception>
    public static async ValueTask<IReadOnlyList<GraphNode>> PartiesAsync(ApiContext api, IReadOnlyList<string> names, CancellationToken cancellationToken, KnownNames? known = null)
    {
        var ids = names.Select(IdOfParty).ToList();
        var nodes = known?.NodesOf(ids) ?? await api.Store.GetNodesAsync(ids, cancellationToken);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is { } node && (node.Label == Country.Label || node.Label == CountryGroup.Label)) continue;
            if (!IsId(names[i])) throw await UnknownCountryAsync(api, names[i], cancellationToken);
            throw await UnknownIdAsync(api, CountryGroup.Label.Has(names[i]) ? CountryGroup.Label : Country.Label, names[i], cancellationToken);
        }

        return [.. nodes.Select(node => node!)];
    }

    /// <summary>The id of a party that is named by an alpha-3 code or by its id.</summary>
    public static string IdOfParty(string name) => IsId(name) ? name : Country.Label.IdOf(name);

    /// <summary>The countries that lie in one of some regions of UN M49, by name or number; by id.</summary>
    /// <exception cref="FieldException">No country lies in one of them.</exception>
    public static async ValueTask<IReadOnlyList<GraphNode>> WithinAsync(ApiContext api, IReadOnlyList<string> regions, CancellationToken cancellationToken) =>
        Within(regions, await api.Graph.GetCountriesAsync(cancellationToken));

    private static List<GraphNode> Within(IReadOnlyList<string> regions, IReadOnlyList<GraphNode> countries)
    {
        var byRegion = countries.SelectMany(country => RegionsOf.Select(property => (Region: country.Get(property), Country: country))).Where(each => each.Region is not null)
            .ToLookup(each => each.Region!, each => each.Country, StringComparer.OrdinalIgnoreCase);
        if (regions.FirstOrDefault(region => !byRegion.Contains(region)) is { } unknown) throw ApiErrors.UnknownRegion(unknown, byRegion.Select(each => each.Key));
        var within = regions.SelectMany(region => byRegion[region]).Select(country => country.Number).ToHashSet();
        return [.. countries.Where(country => within.Contains(country.Number))];
    }

    private static string IdOfCountry(string code) => Country.Label.Has(code) ? code : Country.Label.IdOf(code);

    private static async ValueTask<FieldException> UnknownCountryAsync(ApiContext api, string code, CancellationToken cancellationToken)
    {
        var all = await api.Graph.GetCountriesAsync(cancellationToken);
        var byIso2 = all.FirstOrDefault(node => string.Equals(node.Get(Country.Iso2), code, StringComparison.OrdinalIgnoreCase));
        return ApiErrors.UnknownCountry(code, byIso2 is null ? all.Select(Named) : [Named(byIso2)]);

        static (string, string) Named(GraphNode node) => (node.Get(Country.Code)!, node.Get(Country.NameEn)!);
    }

    private static async ValueTask<FieldException> UnknownIdAsync(ApiContext api, NodeLabel label, string id, CancellationToken cancellationToken) =>
        ApiErrors.UnknownId(id, Article(label.Name), await api.Graph.GetNearIdsAsync(label, id, count: 3, cancellationToken));

    // Of which label it was meant to be, its prefix says; without one, most likely a country's code was.
    private static async ValueTask<FieldException> UnknownIdAsync(ApiContext api, string id, CancellationToken cancellationToken)
    {
        if (GraphModel.LabelOf(id) is { } label) return await UnknownIdAsync(api, label, id, cancellationToken);
        return ApiErrors.UnknownId(id, "a node, such as country:KAZ", IsId(id) ? [] : await api.Graph.GetNearIdsAsync(Country.Label, Country.Label.IdOf(id), count: 3, cancellationToken));
    }

    private static bool IsId(string name) => name.Contains(':', StringComparison.Ordinal);

    private static string Article(string label) => ("AEIO".Contains(label[0], StringComparison.Ordinal) ? "an " : "a ") + label;
}
