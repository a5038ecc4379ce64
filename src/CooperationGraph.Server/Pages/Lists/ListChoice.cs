using System.Text.Json.Nodes;
using CooperationGraph.Graph;
using CooperationGraph.Serving;
using Microsoft.AspNetCore.WebUtilities;

namespace CooperationGraph.Server.Pages.Lists;

/// <summary>What the address of a list asks for: its choices by their names, <c>order</c>, and <c>after</c> or <c>before</c>, none of which must be given.</summary>
public sealed class ListChoice
{
    // What is a variable of the operation by its own name; the day is that of the status.
    private static readonly string[] Variable = ["after", "before", "on"];

    private readonly Dictionary<string, string> _values;

    private ListChoice(string path, IReadOnlyList<ListFilter> filters, Dictionary<string, string> values, Dictionary<string, object?> variables, IReadOnlyList<string> errors)
    {
        Errors = errors;
        Path = path;
        Filters = filters;
        _values = values;
        Variables = variables;
    }

    /// <summary>Where the list is.</summary>
    public string Path { get; }

    public IReadOnlyList<ListFilter> Filters { get; }

    /// <summary>The variables of the operation.</summary>
    public Dictionary<string, object?> Variables { get; }

    /// <summary>What is wrong with it that no answer tells in the address's own words; empty where the query may be asked.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Whether anything was chosen that leaves something out.</summary>
    public bool IsNarrowed => Filters.Any(filter => _values.ContainsKey(filter.Name));

    /// <summary>What was chosen, as it was written; null for nothing.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>The names in the address of a list, but for <c>order</c>.</summary>
    internal static IReadOnlyList<string> ParametersOf(IReadOnlyList<ListFilter> filters) => [.. filters.Select(filter => filter.Name), "after", "before"];

    /// <param name="size">How many a page shows.</param>
    /// <param name="orders">What may be chosen as <c>order</c>; null for a list that has one order.</param>
    public static async Task<ListChoice> ReadAsync(string path, IReadOnlyList<ListFilter> filters, int size, HttpRequest request, ServedGraph graph, IReadOnlyList<string>? orders = null)
    {
        var values = ParametersOf(filters).Append("order")
            .Select(name => (Name: name, Value: request.Query[name].ToString().Trim())).Where(each => each.Value.Length > 0).ToDictionary(each => each.Name, each => each.Value);
        var errors = filters.Where(each => values.ContainsKey(each.Name)).SelectMany(each =>
                each.Choices is { } choices ? WrongChoice.OfWords(each.Name, [AsWord(values[each.Name])], choices) : each.IsDay ? WrongChoice.OfDay(each.Name, values[each.Name]) : [])
            .Concat(orders is not null && values.TryGetValue("order", out var asked) ? WrongChoice.OfWords("order", [asked], orders) : []).ToList();
        var filter = new JsonObject();
        foreach (var each in filters.Where(each => !each.IsVariable && values.ContainsKey(each.Name)))
        {
            var value = values[each.Name];
            if (each.Named is { } label)
            {
                var key = await NamedNodes.KeyOfAsync(request.HttpContext, graph, label, value);
                each.Put(filter, label == Country.Label ? key.ToUpperInvariant() : label.IdOf(key));
            }
            else
            {
                each.Put(filter, each.Choices?.FirstOrDefault(choice => choice.Equals(AsWord(value), StringComparison.OrdinalIgnoreCase)) ?? value);
            }
        }

        var variables = new Dictionary<string, object?> { [values.ContainsKey("before") ? "last" : "first"] = size };
        if (filter.Count > 0) variables["filter"] = filter;
        if (values.TryGetValue("order", out var order)) variables["orderBy"] = order.ToUpperInvariant();
        foreach (var name in filters.Where(each => each.IsVariable).Select(each => each.Name).Concat(Variable).Where(values.ContainsKey)) variables[name] = values[name];
        return new(path, filters, values, variables, errors);

        static string AsWord(string text) => text.Replace(' ', '_').Replace('-', '_');
    }

    /// <summary>The address of the list with one choice more, or another one, from the beginning.</summary>
    /// <param name="value">Null takes the choice back.</param>
    public string With(string name, string? value) => Address(_values.Where(each => each.Key != name && each.Key is not ("after" or "before")).Concat(value is null ? [] : [new(name, value)]));

    /// <summary>The address of another part of the list.</summary>
    /// <param name="side"><c>after</c> or <c>before</c>.</param>
    public string At(string side, string cursor) => Address(_values.Where(each => each.Key is not ("after" or "before")).Append(new(side, cursor)));

    private string Address(IEnumerable<KeyValuePair<string, string>> values) => QueryHelpers.AddQueryString(Path, values.Select(each => new KeyValuePair<string, string?>(each.Key, each.Value)));
}
