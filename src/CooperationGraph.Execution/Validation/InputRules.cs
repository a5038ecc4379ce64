using System.Runtime.CompilerServices;
using CooperationGraph.Execution.Coercion;
using CooperationGraph.Execution.Planning;
using CooperationGraph.Resolvers;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Validation;

/// <summary>
/// The rules on what may stand in a document and in its arguments (GraphQL specification, sections 5.1.1, 5.6 and 5.8.3 to 5.8.5): executable
/// definitions, literals of the type of their place, and variables that are defined, used, and of a type that allows their place. What the library's rules tell, such as
/// an unknown field, is passed over here.
/// </summary>
internal sealed class InputRules
{
    // Every operation may meet every variable of every fragment: after so many errors the operations that follow are not looked at.
    private const int MostErrors = 1000;

    private const int MaxShown = 100;

    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly List<RequestError> _errors = [];
    private readonly Dictionary<string, Scope> _fragments = [];
    private readonly List<(GraphQLOperationDefinition Operation, Scope Scope)> _operations = [];

    // Where the walk is; null where no variable may stand.
    private Scope? _scope;

    private InputRules(ISchema schema, GraphQLDocument document) => (_schema, _document) = (schema, document);

    public static IReadOnlyList<RequestError> Check(ISchema schema, GraphQLDocument document)
    {
        var rules = new InputRules(schema, document);
        foreach (var definition in document.Definitions) rules.Visit(definition);
        foreach (var (operation, scope) in rules._operations)
            if (rules._errors.Count < MostErrors) rules.CheckVariables(operation, scope);
        return rules._errors;
    }

    private void Visit(ASTNode definition)
    {
        switch (definition)
        {
            case GraphQLOperationDefinition operation:
                _scope = null;
                foreach (var variable in operation.Variables?.Items ?? []) VisitVariable(variable);
                _scope = new();
                _operations.Add((operation, _scope));
                VisitDirectives(operation);
                VisitSelections(operation.SelectionSet, operation.Operation switch
                {
                    OperationType.Mutation => _schema.Mutation,
                    OperationType.Subscription => _schema.Subscription,
                    _ => _schema.Query,
                });
                break;
            case GraphQLFragmentDefinition fragment:
                _scope = new();
                _fragments.TryAdd(fragment.FragmentName.Name.StringValue, _scope);
                VisitDirectives(fragment);
                VisitSelections(fragment.SelectionSet, _schema.AllTypes[fragment.TypeCondition.Type.Name.Value]);
                break;
            default:
                Report(definition, "A definition of a type, a directive or a schema stands in the document. Send operations and fragments only.");
                break;
        }
    }

    private void VisitVariable(GraphQLVariableDefinition variable)
    {
        if (variable.DefaultValue is { } usual && InputTypes.Of(_schema, variable.Type) is { } type && InputTypes.IsInput(type)) VisitValue(usual, type, hasDefault: false, oneOf: null);
        VisitDirectives(variable);
    }

    private void VisitSelections(GraphQLSelectionSet? selections, IGraphType? type)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            VisitDirectives(selection as IHasDirectivesNode);
            switch (selection)
            {
                case GraphQLField field:
                    var definition = SchemaFields.Find(_schema, type, field.Name.Value);
                    if (type is IObjectGraphType { Name: "__Directive" } && SchemaFields.IsForeign(field.Name.Value)) Report(field, $"Cannot query field '{field.Name.StringValue}' on type '__Directive'.");
                    foreach (var argument in field.Arguments?.Items ?? []) VisitArgument(argument, definition?.Arguments?.Find(argument.Name.Value));
                    if (field.SelectionSet is not null) VisitSelections(field.SelectionSet, definition?.ResolvedType is { } resolved ? InputTypes.NamedOf(resolved) : null);
                    break;
                case GraphQLInlineFragment inline:
                    VisitSelections(inline.SelectionSet, inline.TypeCondition is { } condition ? _schema.AllTypes[condition.Type.Name.Value] : type);
                    break;
                case GraphQLFragmentSpread spread:
                    _scope!.Spreads.Add(spread.FragmentName.Name.StringValue);
                    break;
            }
        }
    }

    private void VisitDirectives(IHasDirectivesNode? node)
    {
        foreach (var directive in node?.Directives?.Items ?? [])
        {
            var definition = _schema.Directives.Find(directive.Name.Value);
            foreach (var argument in directive.Arguments?.Items ?? []) VisitArgument(argument, definition?.Arguments?.Find(argument.Name.Value));
        }
    }

    private void VisitArgument(GraphQLArgument argument, QueryArgument? definition) =>
        VisitValue(argument.Value, definition?.ResolvedType, definition?.DefaultValue is not null, oneOf: null);

    // 5.6.1 Values of Correct Type, 5.6.2 Input Object Field Names, 5.6.4 Input Object Required Fields.
    private void VisitValue(GraphQLValue value, IGraphType? type, bool hasDefault, IInputObjectGraphType? oneOf)
    {
        if (value is GraphQLVariable variable)
        {
            if (_scope is null) Report(variable, $"The variable '${variable.Name.StringValue}' stands in the default of another. Write a literal there.");
            else _scope.Usages.TryAdd(new(variable.Name.StringValue, type, hasDefault, oneOf), variable);
            return;
        }

        if (value is GraphQLNullValue)
        {
            if (type is NonNullGraphType) ReportType(value, type, hint: null);
            return;
        }

        var nullable = type is null ? null : InputTypes.NullableOf(type);
        switch (nullable, value)
        {
            case (null, GraphQLListValue list):
                foreach (var item in list.Values ?? []) VisitValue(item, null, hasDefault: false, oneOf: null);
                break;
            case (null, GraphQLObjectValue fields):
                foreach (var field in fields.Fields ?? []) VisitValue(field.Value, null, hasDefault: false, oneOf: null);
                break;
            case (ListGraphType listType, GraphQLListValue list):
                foreach (var item in list.Values ?? []) VisitValue(item, listType.ResolvedType, hasDefault: false, oneOf: null);
                break;
            case (ListGraphType listType, _):
                VisitValue(value, listType.ResolvedType, hasDefault: false, oneOf: null);
                break;
            case (IInputObjectGraphType input, GraphQLObjectValue fields):
                VisitObject(fields, input);
                break;
            case (ScalarGraphType scalar, _):
                if (!ScalarReader.TryRead(scalar, value, out _, out var hint)) ReportType(value, type!, QuotesOf(scalar, value) is { } quotes ? $"{quotes} {hint}".TrimEnd() : hint);
                break;
            case (not null, _):
                ReportType(value, type!, hint: null);
                break;
        }
    }

    // Texts stand in quotes, the words of an enum do not.
    private static string? QuotesOf(ScalarGraphType type, GraphQLValue value) => (type, value) switch
    {
        (EnumerationGraphType words, GraphQLStringValue text) => words.Values.FindByName(text.Value) is null ? null : "Write it without quotes.",
        (EnumerationGraphType or IntGraphType or FloatGraphType or BooleanGraphType, _) => null,
        (_, GraphQLEnumValue or GraphQLIntValue or GraphQLFloatValue or GraphQLBooleanValue) => "Write it in quotes.",
        _ => null,
    };

    private void VisitObject(GraphQLObjectValue value, IInputObjectGraphType type)
    {
        foreach (var field in value.Fields ?? [])
        {
            var definition = type.Fields.Find(field.Name.Value);
            if (definition is null) Report(field, $"'{type.Name}' has no field '{field.Name.StringValue}'. It has {string.Join(", ", type.Fields.Select(each => $"'{each.Name}'"))}.");
            VisitValue(field.Value, definition?.ResolvedType, definition?.DefaultValue is not null, type.IsOneOf ? type : null);
        }

        foreach (var field in type.Fields)
        {
            if (field.ResolvedType is NonNullGraphType && field.DefaultValue is null && value.Fields?.Exists(each => each.Name.Value == field.Name) != true)
                Report(value, $"The field '{field.Name}' of '{type.Name}' is needed, and has no value.");
        }

        if (type.IsOneOf && value.Fields is not [{ Value: not GraphQLNullValue }]) Report(value, $"'{type.Name}' takes exactly one field, and that may not be null.");
    }

    // 5.8.3 All Variable Uses Defined, 5.8.4 All Variables Used, 5.8.5 All Variable Usages Are Allowed: for the operation and all fragments that it reaches.
    private void CheckVariables(GraphQLOperationDefinition operation, Scope scope)
    {
        var definitions = new Dictionary<string, GraphQLVariableDefinition>();
        foreach (var definition in operation.Variables?.Items ?? []) definitions[definition.Variable.Name.StringValue] = definition;
        var unused = new HashSet<string>(definitions.Keys);
        var visited = new HashSet<string>();
        var open = new Stack<Scope>([scope]);
        while (open.TryPop(out var next))
        {
            foreach (var (usage, variable) in next.Usages)
            {
                unused.Remove(usage.Variable);
                if (!definitions.TryGetValue(usage.Variable, out var definition)) Report(variable, $"The variable '${usage.Variable}' is not defined by {NameOf(operation)}.");
                else if (usage.Type is not null) CheckVariable(definition, usage, variable);
            }

            foreach (var spread in next.Spreads)
                if (visited.Add(spread) && _fragments.TryGetValue(spread, out var fragment)) open.Push(fragment);
        }

        foreach (var name in definitions.Keys)
            if (unused.Contains(name)) Report(definitions[name], $"The variable '${name}' is never used in {NameOf(operation)}.");
    }

    private static string NameOf(GraphQLOperationDefinition operation) => operation.Name is { } name ? $"the operation '{name.StringValue}'" : "the operation";

    private void CheckVariable(GraphQLVariableDefinition definition, Usage usage, GraphQLVariable variable)
    {
        if (InputTypes.Of(_schema, definition.Type) is not { } type || !InputTypes.IsInput(type)) return;
        var place = usage.Type!;
        if (place is NonNullGraphType && type is not NonNullGraphType && (definition.DefaultValue is not (null or GraphQLNullValue) || usage.HasDefault)) place = InputTypes.NullableOf(place);
        if (!InputTypes.AreCompatible(type, place))
            Report(variable, $"The variable '${usage.Variable}' of the type '{InputTypes.Describe(type)}' stands where a '{InputTypes.Describe(usage.Type!)}' is needed.");
        else if (usage.OneOf is { } oneOf && type is not NonNullGraphType)
            Report(variable, $"The variable '${usage.Variable}' of the type '{InputTypes.Describe(type)}' stands in '{oneOf.Name}', which takes exactly one field that is not null. Declare it as '{InputTypes.Describe(type)}!'.");
    }

    private void ReportType(GraphQLValue value, IGraphType type, string? hint)
    {
        var text = LiteralText.Of(value);
        Report(value, $"{Beginning.Of(text, MaxShown)} is no value of the type '{InputTypes.Describe(type)}'.{(hint is null ? "" : " " + hint)}");
    }

    private void Report(ASTNode node, string message) =>
        _errors.Add(new(ErrorCodes.Validation, message, _errors.Count < RequestError.MostLocated ? [Place.Of(_document.Source, node.Location.Start)] : []));

    /// <summary>An operation or a fragment: which variables stand where, and which fragments it spreads.</summary>
    private sealed class Scope
    {
        /// <summary>By kind, with the first of each: one list may hold a variable a thousand times.</summary>
        public Dictionary<Usage, GraphQLVariable> Usages { get; } = [];

        public HashSet<string> Spreads { get; } = [];
    }

    /// <param name="Type">Of the place; null where the schema has no such place.</param>
    /// <param name="OneOf">The input object that takes exactly one field, where the place is a field of one.</param>
    private readonly record struct Usage(string Variable, IGraphType? Type, bool HasDefault, IInputObjectGraphType? OneOf)
    {
        // The library's types are equal where their names are, and neither a list nor a non-null type has one.
        public bool Equals(Usage other) => Variable == other.Variable && ReferenceEquals(Type, other.Type) && HasDefault == other.HasDefault && ReferenceEquals(OneOf, other.OneOf);

        public override int GetHashCode() => HashCode.Combine(Variable, RuntimeHelpers.GetHashCode(Type), HasDefault);
    }
}
