using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Serving;

/// <summary>What nodes are called in languages that no column of theirs is in, or that their own is empty in: by their aliases.</summary>
public sealed class Translations
{
    // What names something else than the whole, or named it in former times, is no translation.
    private static readonly string[] Kinds = [AliasKind.Name.Word(), AliasKind.Country.Word(), AliasKind.Group.Word()];

    private readonly Dictionary<(string Language, string Id), string> _names = [];

    private Translations()
    {
    }

    /// <summary>Of several aliases in a language that whose id is first (ordinal); null where there is none.</summary>
    /// <param name="language">The word of a <see cref="Language"/>.</param>
    public string? Of(GraphNode node, string language) => _names.Count == 0 ? null : _names.GetValueOrDefault((language, node.Id));

    /// <summary>Two calls of the store.</summary>
    internal static async ValueTask<Translations> ReadAsync(IGraphStore store)
    {
        var translations = new Translations();
        var condition = new Condition.All([new Condition.HasValue(Alias.Language), new Condition.TextIn(Alias.Kind, Kinds)]);
        var aliases = (await store.FindNodesAsync(Alias.Label, condition, NodeOrder.ById, PageRequest.Whole, CancellationToken.None)).Nodes;
        var named = await store.GetNeighboursAsync(aliases, Links.AliasOf, Direction.Outgoing, CancellationToken.None);
        for (var i = 0; i < aliases.Count; i++)
            foreach (var node in named.Of(i)) translations._names.TryAdd((aliases[i].Get(Alias.Language)!, node.Node.Id), aliases[i].Get(Alias.Text)!);
        return translations;
    }
}
