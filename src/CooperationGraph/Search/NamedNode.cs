using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Search;

/// <summary>A node with all that it is found by.</summary>
/// <param name="Name">What it is called.</param>
public sealed record NamedNode(NodeLabel Label, string Id, string Name, IReadOnlyList<SearchName> Names)
{
    /// <summary>Every node of <see cref="SearchKinds.All"/>, by label and id: read in parts, and from each no more than its names is kept.</summary>
    /// <exception cref="StoreUnavailableException">The store went away meanwhile.</exception>
    public static async ValueTask<IReadOnlyList<NamedNode>> ReadAllAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        var (named, places, aliased) = (new List<NamedNode>(), new List<int>(), new List<GraphNode>());
        await foreach (var part in store.StreamAsync(SearchKinds.All, cancellationToken))
        {
            // Nodes come first.
            if (part.Nodes.Count == 0) break;
            foreach (var node in part.Nodes)
            {
                if (Links.AliasOf.LeadsTo(node.Label))
                {
                    places.Add(named.Count);
                    aliased.Add(node);
                }

                named.Add(new(node.Label, node.Id, node.Get(node.Label.CalledBy!)!, [.. OwnNames(node)]));
            }
        }

        var aliases = await store.GetNeighboursAsync(aliased, Links.AliasOf, Direction.Incoming, cancellationToken);
        for (var i = 0; i < aliased.Count; i++)
        {
            var others = Array.ConvertAll(aliases.Of(i).ToArray(), alias => Alias(alias.Node));
            if (others.Length > 0) named[places[i]] = named[places[i]] with { Names = [.. named[places[i]].Names, .. others] };
        }

        return named;
    }

    private static IEnumerable<SearchName> OwnNames(GraphNode node)
    {
        yield return new(node.Id, null, "id", NameStanding.Id);
        yield return new(node.Id[(node.Label.IdPrefix.Length + 1)..], null, "id", NameStanding.Id);
        foreach (var property in node.Label.Properties)
        {
            if (property is Property<string> text && (property.IsCode || property.IsSearched))
            {
                if (node.Get(text) is not { } value) continue;
                yield return new(value, LanguageOf(property), property.Name, property.IsCode ? NameStanding.Code : NameStanding.Name);
            }
            else if (property is Property<string[]> { HoldsNames: true } list)
            {
                foreach (var value in node.Get(list)) yield return new(value, null, property.Name, NameStanding.Name);
            }
        }
    }

    // What has no language is a code.
    private static SearchName Alias(GraphNode alias)
    {
        var language = alias.Read(Graph.Alias.Language);
        return new(alias.Get(Graph.Alias.Text)!, language, Links.AliasOf.Name, language is null ? NameStanding.AliasCode : NameStanding.Alias);
    }

    private static Language? LanguageOf(Property property) => Vocabulary.Read<Language>(property.Name[(property.Name.LastIndexOf('_') + 1)..].ToUpperInvariant());
}
