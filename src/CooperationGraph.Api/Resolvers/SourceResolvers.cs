using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api.Resolvers;

internal static class SourceResolvers
{
    public static void Register(ResolverTable table) =>
        new NodeType(table, Source.Label).Id()
            .Columns("kind", "publisher", "title", "url", "publishedOn", "language", "repository", "path", "commit", "licence", "note", "gloss")
            .Connection("claims", Links.Cites, Direction.Incoming, Claim.Label);
}
