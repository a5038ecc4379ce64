using System.Collections.Concurrent;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;

namespace CooperationGraph.Api;

/// <summary>Turns a word such as <c>SIGNED_ON_DESC</c> into the order by the property <c>signed_on</c>.</summary>
internal static class Orders
{
    // As many as the enums of the schema have words.
    private static readonly ConcurrentDictionary<(NodeLabel Label, string Word), NodeOrder> Known = new();

    /// <summary>The order of an <c>orderBy</c> argument; by id where the field has none. Names and titles are ordered by their English form.</summary>
    public static NodeOrder Read(FieldArguments arguments, NodeLabel label) => arguments.Text("orderBy") is { } word ? Known.GetOrAdd((label, word), static key => Of(key.Label, key.Word)) : NodeOrder.ById;

    private static NodeOrder Of(NodeLabel label, string word)
    {
        var end = word.LastIndexOf('_');
        var column = word[..end].ToLowerInvariant();
        return column == "id"
            ? NodeOrder.ById
            : new(label.Orders.FirstOrDefault(property => property.Name == column || property.Name == column + "_en") ?? throw new InvalidOperationException($"{label} has no order {word}."), word[end..] == "_DESC");
    }
}
