using System.Runtime.CompilerServices;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Lexing;

/// <summary>Puts strings that the parser did not see into the document, by where they begin.</summary>
internal sealed class HiddenStrings(IReadOnlyDictionary<int, string> strings)
{
    public void PutInto(GraphQLDocument document)
    {
        foreach (var definition in document.Definitions)
        {
            Visit((definition as IHasDirectivesNode)?.Directives);
            if (definition is GraphQLOperationDefinition operation)
            {
                foreach (var variable in operation.Variables?.Items ?? [])
                {
                    if (variable.DefaultValue is { } usual) variable.DefaultValue = Of(usual);
                    Visit(variable.Directives);
                }
            }

            Visit((definition as IHasSelectionSetNode)?.SelectionSet);
        }
    }

    private void Visit(GraphQLSelectionSet? selections)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in selections?.Selections ?? [])
        {
            Visit((selection as IHasDirectivesNode)?.Directives);
            Visit((selection as GraphQLField)?.Arguments);
            Visit((selection as IHasSelectionSetNode)?.SelectionSet);
        }
    }

    private void Visit(GraphQLDirectives? directives)
    {
        foreach (var directive in directives?.Items ?? []) Visit(directive.Arguments);
    }

    private void Visit(GraphQLArguments? arguments)
    {
        foreach (var argument in arguments?.Items ?? []) argument.Value = Of(argument.Value);
    }

    private GraphQLValue Of(GraphQLValue value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case GraphQLStringValue when strings.TryGetValue(value.Location.Start, out var text):
                return new GraphQLStringValue(text) { Location = value.Location };
            case GraphQLListValue { Values: { } items }:
                for (var i = 0; i < items.Count; i++) items[i] = Of(items[i]);
                break;
            case GraphQLObjectValue { Fields: { } fields }:
                foreach (var field in fields) field.Value = Of(field.Value);
                break;
        }

        return value;
    }
}
