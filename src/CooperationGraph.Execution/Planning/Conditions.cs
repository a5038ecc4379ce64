using System.Runtime.CompilerServices;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>
/// The truth of the variables in <c>@skip</c> and <c>@include</c>. A plan is made for one set of them: with another, even the order of an
/// answer's fields may differ.
/// </summary>
/// <param name="nullVariables">Those that are null, where they may not be: a variable with a default can be given null.</param>
internal sealed class Conditions(IReadOnlyList<string> trueVariables, IReadOnlyList<string> nullVariables)
{
    public static readonly Conditions None = new([], []);

    /// <summary>A text that is equal for equal conditions.</summary>
    public string Key { get; } = string.Join(' ', trueVariables) + (nullVariables.Count == 0 ? "" : "!" + string.Join(' ', nullVariables));

    public static Conditions Of(IReadOnlyList<string> names, IReadOnlyDictionary<string, object?> variables) =>
        names.Count == 0 ? None : new([.. names.Where(name => variables.GetValueOrDefault(name) is true)], [.. names.Where(name => variables.GetValueOrDefault(name) is null)]);

    /// <summary>The names of the variables that decide an <c>@skip</c> or <c>@include</c> of the document, each once.</summary>
    public static IReadOnlyList<string> VariablesOf(GraphQLDocument document)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLOperationDefinition operation) Visit(operation.SelectionSet);
            else if (definition is GraphQLFragmentDefinition fragment) Visit(fragment.SelectionSet);
        }

        return [.. names];

        void Visit(GraphQLSelectionSet? selections)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            foreach (var selection in selections?.Selections ?? [])
            {
                foreach (var directive in (selection as IHasDirectivesNode)?.Directives?.Items ?? [])
                    if (IfOf(directive) is GraphQLVariable variable) names.Add(variable.Name.StringValue);
                Visit((selection as IHasSelectionSetNode)?.SelectionSet);
            }
        }
    }

    public bool Include(GraphQLDirectives directives)
    {
        foreach (var directive in directives.Items)
            if (IfOf(directive) is { } value && !IsNull(value) && IsTrue(value) == (directive.Name.Value == "skip")) return false;
        return true;
    }

    /// <summary>The variable that leaves open whether the selection is to be included, because it is null; null where none does.</summary>
    public string? NullVariableOf(GraphQLDirectives directives)
    {
        if (nullVariables.Count == 0) return null;
        foreach (var directive in directives.Items)
            if (IfOf(directive) is GraphQLVariable variable && nullVariables.Contains(variable.Name.StringValue)) return variable.Name.StringValue;
        return null;
    }

    private bool IsTrue(GraphQLValue value) =>
        value is GraphQLVariable variable ? trueVariables.Contains(variable.Name.StringValue) : value is GraphQLBooleanValue { BoolValue: true };

    private bool IsNull(GraphQLValue value) => nullVariables.Count > 0 && value is GraphQLVariable variable && nullVariables.Contains(variable.Name.StringValue);

    private static GraphQLValue? IfOf(GraphQLDirective directive) =>
        directive.Name.Value == "skip" || directive.Name.Value == "include" ? directive.Arguments?.Items.Find(argument => argument.Name.Value == "if")?.Value : null;
}
