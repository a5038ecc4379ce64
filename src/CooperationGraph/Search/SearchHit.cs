using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Search;

/// <summary>A node that is found, and the name that a text meets best.</summary>
/// <param name="Position">Where it stands among the hits: <see cref="SearchHits"/> are ordered by key and id (ordinal).</param>
public sealed record SearchHit(NamedNode Node, SearchName Matched, MatchKind How, PagePosition Position)
{
    public SearchKind Kind => SearchKinds.Of(Node.Label);
}
