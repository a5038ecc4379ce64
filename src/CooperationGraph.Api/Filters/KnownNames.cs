using CooperationGraph.Graph;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Api.Filters;

/// <summary>What a tree of agreement filters names, read for all of them at once: three calls of the store, however many filters stand in it.</summary>
/// <param name="nodes">By id; null for an unknown one.</param>
/// <param name="stands">What each named party stands for (<see cref="PartyReading"/>), by its id.</param>
internal sealed class KnownNames(Dictionary<string, GraphNode?> nodes, Dictionary<string, IReadOnlyList<IReadOnlySet<string>>> stands)
{
    public static async ValueTask<KnownNames> ReadAsync(FilterContext context, FieldArguments filter)
    {
        var (names, parties) = (new HashSet<string>(), new HashSet<string>());
        Collect(filter, names, parties);
        var ids = names.Union(parties).ToList();
        var nodes = ids.Zip(await context.Api.Store.GetNodesAsync(ids, context.CancellationToken)).ToDictionary(each => each.First, each => each.Second);
        var named = parties.Select(id => nodes[id]).OfType<GraphNode>().ToList();
        var stands = await PartyReading.WithGroupsAsync(context, named);
        return new(nodes, named.Zip(stands).ToDictionary(each => each.First.Id, each => each.Second));
    }

    /// <summary>One slot per id, in their order.</summary>
    public IReadOnlyList<GraphNode?> NodesOf(IReadOnlyList<string> ids) => [.. ids.Select(id => nodes[id])];

    /// <summary>One slot per party, in their order.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlySet<string>>> StandsOf(IReadOnlyList<GraphNode> parties) => [.. parties.Select(party => stands[party.Id])];

    private static void Collect(FieldArguments filter, HashSet<string> names, HashSet<string> parties)
    {
        var filters = new Stack<FieldArguments>([filter]);
        while (filters.TryPop(out var each))
        {
            foreach (var field in new[] { "sectors", "sources" }) names.UnionWith(each.Texts(field) ?? []);
            if (each.Input("parties") is { } selection)
                foreach (var field in new[] { "all", "any", "none" }) parties.UnionWith((selection.Texts(field) ?? []).Select(Lookup.IdOfParty));
            foreach (var field in new[] { "anyOf", "noneOf" })
                foreach (var inner in each.Inputs(field) ?? []) filters.Push(inner);
        }
    }
}
