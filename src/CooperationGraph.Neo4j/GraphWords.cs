using CooperationGraph.Graph;

namespace CooperationGraph.Neo4j;

/// <summary>
/// The words of the graph in the database beyond those of the graph model. Every node of the model also has the label <see cref="Node"/>, its
/// <c>id</c>, its <c>revision</c>, and the <c>number</c> that it has in the dataset: dense, by label, within a label by id.
/// </summary>
internal static class GraphWords
{
    public const string Node = "Node";

    /// <summary>
    /// What an answer of one revision ends with: nothing is left of it when that import of it is being removed. The dataset's mark is read after the list
    /// is there, which the expression forces: whoever missed a node that was deleted, or met another in its place, misses the mark that was taken away before that.
    /// </summary>
    public static string AtRevision(string list) => $"MATCH (d:Dataset {{revision: $revision}}) WHERE CASE WHEN size({list}) >= 0 THEN d.import END = $import";

    /// <summary>Text in upper case by the invariant rules of .NET, which no database has, so that both stores fold alike.</summary>
    public static string FoldedName(Property property) => property.Name + "_folded";

    /// <summary>See <see cref="FoldedName"/>.</summary>
    public static string Fold(string text) => text.ToUpperInvariant();

    /// <summary>The days on which the status of an agreement changes, first to last (<see cref="Statuses.StatusTimeline"/>).</summary>
    public const string StatusFrom = "status_from";

    /// <summary>The status from each of the days on.</summary>
    public const string StatusStates = "status_states";
}
