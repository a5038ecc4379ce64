using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pages.Lists;

/// <summary>How the nodes of a label are listed: in which columns and order, through which choices, and by which operation.</summary>
public sealed class ListView
{
    /// <summary>How many nodes a page shows.</summary>
    public const int Size = 50;

    /// <param name="label">A label that the query lists.</param>
    /// <param name="order">Of the query's list; where it is not given, that of the label.</param>
    /// <param name="columns">Beside what the nodes are called, which is the first.</param>
    /// <param name="filters">In the order of the form.</param>
    public ListView(NodeLabel label, string? order, ListColumn[] columns, params ListFilter[] filters)
    {
        Label = label;
        var name = label.CalledBy?.Name.Replace("_en", "", StringComparison.Ordinal);
        Called = new(name ?? "id", Words.Capitalized(Words.One(label)), label == Source.Label ? "title gloss" : null);
        // Sources tell by their kind which of them is none.
        Columns = label == Source.Label ? [new("kind", "Kind"), .. columns] : columns;
        Filters = filters;
        Orders = [.. label.Orders.Select(property => property.Name.Replace("_en", "", StringComparison.Ordinal).ToUpperInvariant())];
        Order = order ?? (label.DefaultOrder is { } by ? by.Name.Replace("_en", "", StringComparison.Ordinal).ToUpperInvariant() + "_ASC" : "ID_ASC");
        Query = QueryOf();
    }

    public NodeLabel Label { get; }

    /// <summary>The column of what the nodes are called.</summary>
    public ListColumn Called { get; }

    public IReadOnlyList<ListColumn> Columns { get; }

    public IReadOnlyList<ListFilter> Filters { get; }

    /// <summary>What it can be ordered by, as the keys of columns.</summary>
    public IReadOnlyList<string> Orders { get; }

    /// <summary>The order where none is chosen.</summary>
    public string Order { get; }

    /// <summary>The text of the operation.</summary>
    public string Query { get; }

    private string QueryOf()
    {
        // The status is that of the day that was chosen.
        var day = Columns.Any(column => column.Selection?.Contains("$on", StringComparison.Ordinal) == true) ? "$on: Date, " : "";
        return $$"""
            # {{Words.TitleOf(Label.Plural)}}, {{Size}} at a time.
            query List({{day}}$filter: {{Label.Name}}Filter, $orderBy: {{Label.Name}}Order! = {{Order}}, $first: Int, $after: String, $last: Int, $before: String) {
              dataset {
                revision
              }
              {{Label.Plural}}(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
                totalCount
                pageInfo {
                  hasPreviousPage
                  hasNextPage
                  startCursor
                  endCursor
                }
                nodes {
                  id
                  {{(Called.Field == "id" ? "" : (Called.Selection ?? Called.Field) + " ")}}{{string.Join(' ', Columns.Select(column => column.Selection ?? column.Field))}}
                }
              }
            }
            """;
    }
}
