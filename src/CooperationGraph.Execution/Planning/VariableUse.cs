using System.Runtime.CompilerServices;
using CooperationGraph.Execution.Coercion;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>Where in an operation variables stand in arguments. Those of <c>@skip</c> and <c>@include</c> are another matter: each of their truths has a plan of its own.</summary>
internal static class VariableUse
{
    /// <returns>The selections in which one stands, or below which.</returns>
    public static HashSet<GraphQLSelectionSet> In(GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var found = new HashSet<GraphQLSelectionSet>(ReferenceEqualityComparer.Instance);
        if (operation.Variables is not { Count: > 0 }) return found;
        // A fragment is spread often, and is one selection.
        var visited = new HashSet<GraphQLSelectionSet>(ReferenceEqualityComparer.Instance);
        Visit(operation.SelectionSet);
        return found;

        bool Visit(GraphQLSelectionSet? selections)
        {
            if (selections is null) return false;
            if (!visited.Add(selections)) return found.Contains(selections);
            RuntimeHelpers.EnsureSufficientExecutionStack();
            var any = false;
            foreach (var selection in selections.Selections)
            {
                any |= (selection as GraphQLField)?.Arguments?.Items.Exists(static argument => LiteralReader.HasVariables(argument.Value)) == true;
                any |= Visit(selection is GraphQLFragmentSpread spread ? document.FindFragmentDefinition(spread.FragmentName.Name.Value)?.SelectionSet : (selection as IHasSelectionSetNode)?.SelectionSet);
            }

            if (any) found.Add(selections);
            return any;
        }
    }
}
