using System.Runtime.CompilerServices;
using CooperationGraph.Execution.Coercion;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>
/// How many objects an operation may lead to, from its actual arguments; the unit is that of <see cref="EngineOptions.MaxObjects"/>. A field with
/// a selection leads to one object for each of its parent's, a list to as many as its size. A list has the length of the argument <c>ids</c>, or of <c>limit</c>; under a
/// field that has an argument <c>first</c> it has the page's size (<c>first</c> or <c>last</c>, else <see cref="EngineOptions.AssumedPageSize"/>), under one that is no list
/// and has an argument <c>limit</c> that size; any other is assumed to have <see cref="EngineOptions.AssumedListSize"/>. Fragments and conditions count as if they all applied. Beside them the
/// items of all arguments are counted, each time they are used.
/// </summary>
internal sealed class OperationCost
{
    // Products of sizes overflow within a few levels of large pages.
    private const long Most = 1_000_000_000_000;

    private readonly PreparedOperation _operation;
    private readonly IReadOnlyDictionary<string, object?> _variables;
    private readonly EngineOptions _options;
    private long _greatest;
    private long _items;
    private (string Argument, string Field, int Items) _largest;

    private OperationCost(PreparedOperation operation, IReadOnlyDictionary<string, object?> variables, EngineOptions options) =>
        (_operation, _variables, _options) = (operation, variables, options);

    public long Objects { get; private set; }

    /// <summary>The field that leads to most objects, such as <c>Country.agreements</c>.</summary>
    public string Costliest { get; private set; } = "";

    public static OperationCost Of(PreparedOperation operation, SchemaBinding binding, IReadOnlyDictionary<string, object?> variables, EngineOptions options)
    {
        var cost = new OperationCost(operation, variables, options);
        cost.Add(binding.Schema, operation.Operation.SelectionSet, binding.Roots.Of(operation.Operation.Operation), parents: 1, pageSize: null);
        return cost;
    }

    public RequestError? Refusal() =>
        _items > _options.MaxInputItems
            ? new(ErrorCodes.Cost, $"The operation's arguments have {_items} items, an object counted as {InputLimits.ItemsOfObject} beside its fields; at most {_options.MaxInputItems} are allowed. Most of them, {_largest.Items}, are of the argument '{_largest.Argument}' of the field '{_largest.Field}'. Ask in several requests.")
        : Objects <= _options.MaxObjects
            ? null
            : new(ErrorCodes.Cost, $"The operation may lead to {Objects} objects; at most {_options.MaxObjects} are allowed, {Objects - _options.MaxObjects} fewer. Most of them, {_greatest}, are of the field '{Costliest}'. Ask for fewer rows by 'first' or 'last'.");

    private void Add(ISchema schema, GraphQLSelectionSet selections, IGraphType type, long parents, int? pageSize)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in selections.Selections)
        {
            if (selection is GraphQLField { Arguments: { } arguments } called) AddItems(called, arguments);
            switch (selection)
            {
                case GraphQLField { SelectionSet: { } below } field when (type as IComplexGraphType)?.GetField(field.Name.Value) is { ResolvedType: { } resolved } definition:
                    var objects = Math.Min(Most, parents * SizeOf(field, definition, pageSize));
                    Objects = Math.Min(Most, Objects + objects);
                    if (objects > _greatest) (_greatest, Costliest) = (objects, $"{type.Name}.{definition.Name}");
                    Add(schema, below, (IGraphType)resolved.GetNamedType(), objects, PageSizeOf(field, definition));
                    break;
                case GraphQLInlineFragment inline:
                    Add(schema, inline.SelectionSet, TypeOf(schema, inline.TypeCondition) ?? type, parents, pageSize);
                    break;
                case GraphQLFragmentSpread spread when _operation.Document.FindFragmentDefinition(spread.FragmentName.Name.StringValue) is { } fragment:
                    Add(schema, fragment.SelectionSet, TypeOf(schema, fragment.TypeCondition) ?? type, parents, pageSize);
                    break;
            }
        }
    }

    private void AddItems(GraphQLField field, GraphQLArguments arguments)
    {
        foreach (var argument in arguments.Items)
        {
            var items = InputLimits.ItemsOf(argument.Value, _variables);
            _items += items;
            if (items > _largest.Items) _largest = (argument.Name.StringValue, field.Name.StringValue, items);
        }
    }

    private long SizeOf(GraphQLField field, FieldType definition, int? pageSize) =>
        InputTypes.NullableOf(definition.ResolvedType!) is not ListGraphType ? 1
        : pageSize ?? (Argument(field, definition, "ids") is System.Collections.ICollection ids ? ids.Count : LimitOf(field, definition) ?? _options.AssumedListSize);

    // The size of lists under a field; null where nothing says it. One that is out of its range is the resolver's to refuse.
    private int? PageSizeOf(GraphQLField field, FieldType definition) =>
        definition.Arguments?.Find("first") is not null ? Math.Max(0, Argument(field, definition, "first") as int? ?? Argument(field, definition, "last") as int? ?? _options.AssumedPageSize)
        : InputTypes.NullableOf(definition.ResolvedType!) is ListGraphType ? null
        : LimitOf(field, definition);

    private int? LimitOf(GraphQLField field, FieldType definition) => definition.Arguments?.Find("limit") is not null && Argument(field, definition, "limit") is int limit ? Math.Max(0, limit) : null;

    private object? Argument(GraphQLField field, FieldType definition, string name) => ArgumentReader.Find(definition.Arguments, field, name, _variables);

    private static IGraphType? TypeOf(ISchema schema, GraphQLTypeCondition? condition) => condition is null ? null : schema.AllTypes[condition.Type.Name.Value];
}
