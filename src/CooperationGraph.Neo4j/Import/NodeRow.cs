using CooperationGraph.Graph;
using CooperationGraph.Statuses;
using CooperationGraph.Time;

namespace CooperationGraph.Neo4j.Import;

/// <summary>A node or relationship as the map of properties that the database keeps. What is empty is left out.</summary>
internal static class NodeRow
{
    public static Dictionary<string, object?> Of(GraphNode node, string import, NodePlaces places, NamesToFind names)
    {
        var row = new Dictionary<string, object?> { ["id"] = node.Id, ["import"] = import, [GraphWords.Number] = node.Number };
        foreach (var (name, place) in places.Of(node)) row.Add(name, place);
        foreach (var (name, text) in names.Of(node)) row.Add(name, text);
        foreach (var property in node.Label.Properties.Concat(node.Label.Derived))
            if (node[property] is { } value) Add(row, property, value);

        if (node.Label == Agreement.Label)
        {
            var steps = StatusTimeline.Of(node);
            row.Add(GraphWords.StatusFrom, steps.Select(step => PartialDate.OfDay(step.From).ToString()).ToArray());
            row.Add(GraphWords.StatusStates, steps.Select(step => step.State.Word()).ToArray());
        }

        return row;
    }

    /// <param name="ordinal"><inheritdoc cref="Relationship.Ordinal" path="/summary"/></param>
    /// <param name="ofHub">See <see cref="HubPlaces"/>.</param>
    public static Dictionary<string, object?> Of(RelationshipType type, object?[]? values, int ordinal, IEnumerable<(string Name, object Value)> ofHub)
    {
        var row = new Dictionary<string, object?>();
        foreach (var property in type.Properties)
            if (values?[property.Index] is { } value) Add(row, property, value);
        if (ordinal > 0) row.Add(GraphWords.Ordinal, ordinal);
        foreach (var (name, value) in ofHub) row.Add(name, value);
        return row;
    }

    private static void Add(Dictionary<string, object?> row, Property property, object value)
    {
        row.Add(property.Name, Value(value));
        if (value is not PartialDate { IsPlain: false } date) return;
        row.Add(GraphWords.FirstName(property), date.SortText);
        row.Add(GraphWords.LastName(property), PartialDate.OfDay(date.Last).ToString());
    }

    // The dataset has only numbers that a double holds; whole ones read better as integers.
    private static object Value(object value) =>
        value switch
        {
            PartialDate date => date.ToString(),
            decimal number when decimal.Truncate(number) == number => (long)number,
            decimal number => DoubleNumber.Of(number),
            _ => value,
        };
}
