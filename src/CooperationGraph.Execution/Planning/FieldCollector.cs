using System.Runtime.CompilerServices;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>CollectFields of the GraphQL specification (section 6.3.2): merges selections by response key, in the order of their first occurrence.</summary>
internal static class FieldCollector
{
    /// <returns>One per response key: the selections to merge.</returns>
    public static IEnumerable<CollectedField> Collect(OperationPlan operation, IObjectGraphType type, IReadOnlyList<GraphQLSelectionSet> selections)
    {
        var groups = new OrderedDictionary<string, CollectedField>();
        var visited = new HashSet<string>();
        foreach (var selection in selections) Collect(operation, type, selection, nullVariable: null, visited, groups);
        return groups.Values;
    }

    public static HashSet<string> NamesOf(OperationPlan operation, IReadOnlyList<GraphQLSelectionSet> selections)
    {
        var groups = new OrderedDictionary<string, CollectedField>();
        var visited = new HashSet<string>();
        foreach (var selection in selections) Collect(operation, type: null, selection, nullVariable: null, visited, groups);
        return [.. groups.Values.SelectMany(group => group.Nodes).Select(field => field.Name.StringValue)];
    }

    public static string KeyOf(GraphQLField field) => field.Alias?.Name.StringValue ?? field.Name.StringValue;

    private static void Collect(
        OperationPlan operation, IObjectGraphType? type, GraphQLSelectionSet selections, string? nullVariable, HashSet<string> visited, OrderedDictionary<string, CollectedField> groups)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in selections.Selections)
        {
            var open = nullVariable;
            if (selection is IHasDirectivesNode { Directives: { } directives })
            {
                if (!operation.Conditions.Include(directives)) continue;
                open ??= operation.Conditions.NullVariableOf(directives);
            }

            switch (selection)
            {
                case GraphQLField field:
                    var key = KeyOf(field);
                    if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = new());
                    group.Nodes.Add(field);
                    group.NullVariable ??= open;
                    break;
                case GraphQLFragmentSpread spread:
                    var name = spread.FragmentName.Name.StringValue;
                    if (!visited.Add(name)) break;
                    var fragment = operation.Document.FindFragmentDefinition(spread.FragmentName.Name.Value)!;
                    if (Applies(operation, type, fragment.TypeCondition)) Collect(operation, type, fragment.SelectionSet, open, visited, groups);
                    break;
                case GraphQLInlineFragment inline:
                    if (Applies(operation, type, inline.TypeCondition)) Collect(operation, type, inline.SelectionSet, open, visited, groups);
                    break;
            }
        }
    }

    private static bool Applies(OperationPlan operation, IObjectGraphType? type, GraphQLTypeCondition? condition) =>
        type is null || condition is null || operation.Binding.Schema.AllTypes[condition.Type.Name.Value] switch
        {
            IObjectGraphType named => ReferenceEquals(named, type),
            IAbstractGraphType named => named.PossibleTypes.Contains(type),
            _ => false,
        };
}
