using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j;

/// <summary>
/// The words of the graph in the database beyond those of the graph model. Every node of the model also has the label <see cref="Node"/>, its
/// <c>id</c>, the <c>import</c> that wrote it, and the <c>number</c> that it has in the dataset: dense, by label, within a label by id.
/// </summary>
internal static class GraphWords
{
    public const string Node = "Node";

    /// <summary>
    /// What an answer ends with: nothing is left of it when the import that it was read from is being removed. The dataset's state is read after the list
    /// is there, which the expression forces: whoever missed a node that was deleted, or met another in its place, misses the state that was changed before that.
    /// </summary>
    public static string IfComplete(string list) => $"MATCH (d:Dataset {{import: $import}}) WHERE CASE WHEN size({list}) >= 0 THEN d.state END = '{Complete}'";

    /// <summary>The <c>state</c> of a dataset that an import is writing.</summary>
    public const string Importing = "IMPORTING";

    /// <summary>The <c>state</c> of a dataset that can be read.</summary>
    public const string Complete = "COMPLETE";

    /// <summary>The <c>state</c> of a dataset of which parts may be gone.</summary>
    public const string Removing = "REMOVING";

    /// <summary>
    /// The names of a node as they are compared (<see cref="TextFold"/>), a line for each: those of <see cref="NodeLabel.Searched"/> in their order, empty where there is none, then those of its aliases. One index
    /// on text finds a word in any of them, for no word holds white space.
    /// </summary>
    public const string Names = "names";

    /// <summary>The same where it is too long for an index; beside it stands the node's label (<see cref="LongNamesOf"/>), by which the few that have it are found.</summary>
    public const string LongNames = "long_names";

    /// <summary>See <see cref="LongNames"/>.</summary>
    public const string LongNamesOf = "long_names_of";

    /// <summary>Cypher of the names, whatever their length.</summary>
    public static string NamesOf(string of) => $"coalesce({of}.{Names}, {of}.{LongNames})";

    /// <summary>The beginning of a date as it is sorted (<see cref="Time.PartialDate.SortText"/>), where that is not the date's own text (<see cref="Time.PartialDate.IsPlain"/>).</summary>
    public static string FirstName(Property property) => property.Name + "_first";

    /// <summary>The last day that a date can stand for, where its text does not say it.</summary>
    public static string LastName(Property property) => property.Name + "_last";

    /// <summary>Cypher of the text by which a date is sorted.</summary>
    public static string FirstOf(string of, Property date) => $"coalesce({of}.{FirstName(date)}, {of}.{date.Name})";

    /// <summary>Cypher of a text with which the last day begins that a date can stand for.</summary>
    public static string LastOf(string of, Property date) => $"coalesce({of}.{LastName(date)}, {of}.{date.Name})";

    /// <summary>
    /// The place of a node in an order of its label, from the label's first number on: no two nodes of an import have the same, and missing keys are no matter any more. A page is a range of
    /// one index on (import, place) then, wherever it stands. The name tells the order by its position in <see cref="NodeLabel.Orders"/>, so that few indexes serve all labels.
    /// </summary>
    /// <exception cref="ArgumentException">Lists of the label cannot be ordered so.</exception>
    public static string PlaceName(NodeLabel label, NodeOrder order)
    {
        if (order.By is null) return Number;
        for (var i = 0; i < label.Orders.Count; i++)
            if (label.Orders[i] == order.By) return PlaceName(i, order.Descending);
        throw new ArgumentException($"No list of {label} is ordered by '{order.By}'.", nameof(order));
    }

    /// <summary>All such names.</summary>
    public static IEnumerable<string> PlaceNames =>
        Enumerable.Range(0, GraphModel.Labels.Max(label => label.Orders.Count)).SelectMany(i => new[] { PlaceName(i, descending: false), PlaceName(i, descending: true) });

    /// <summary>The place in the order of ids.</summary>
    public const string Number = "number";

    /// <summary>
    /// Of a relationship of a hub whose it is (<see cref="HubOf"/>). Beside it stand the places of the node at the other end (<see cref="OfHub"/>): a page of what the hub has is a range of one index on
    /// (hub, place) then, whatever the order, and however many it has.
    /// </summary>
    public const string Hub = "hub";

    /// <summary>The value of <see cref="Hub"/>.</summary>
    public static string HubOf(string import, string id) => $"{import} {id}";

    /// <summary>The name under which a relationship of a hub has a place of the node at the other end.</summary>
    public static string OfHub(string place) => $"{Hub}_{place}";

    /// <summary>Whether a property of a relationship is there for a hub alone.</summary>
    public static bool IsOfHub(string name) => name == Hub || name.StartsWith(OfHub(""), StringComparison.Ordinal);

    private static string PlaceName(int index, bool descending) => $"place_{index + 1}_{(descending ? "down" : "up")}";

    /// <summary>The place of a relationship among parallel ones, where it is not the first.</summary>
    public const string Ordinal = "ordinal";

    /// <summary>Cypher of that place, from 0 on.</summary>
    public static string OrdinalOf(string relationship) => $"coalesce({relationship}.{Ordinal}, 0)";

    /// <summary>The days on which the status of an agreement changes, first to last (<see cref="Statuses.StatusTimeline"/>).</summary>
    public const string StatusFrom = "status_from";

    /// <summary>The status from each of the days on.</summary>
    public const string StatusStates = "status_states";
}
