using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>
/// How many objects an operation may lead to, from its actual arguments; the unit is that of <see cref="EngineOptions.MaxObjects"/>. A field with
/// a selection leads to one object for each of its parent's, a list to as many as its size. A list has the length of the argument <c>ids</c>; under a
/// field that has an argument <c>first</c> it has the page's size (<c>first</c> or <c>last</c>, else <see cref="EngineOptions.AssumedPageSize"/>);
/// any other is assumed to have <see cref="EngineOptions.AssumedListSize"/>. Fragments and conditions count as if they all applied.
/// </summary>
internal sealed class OperationCost
{
    // Products of sizes overflow within a few levels of large pages.
    private const long Most = 1_000_000_000_000;

    private readonly PreparedOperation _operation;
    private readonly IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? _arguments;
    private readonly EngineOptions _options;
    private long _greatest;

    private OperationCost(PreparedOperation operation, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? arguments, EngineOptions options) =>
        (_operation, _arguments, _options) = (operation, arguments, options);

    public long Objects { get; private set; }

    /// <summary>The field that leads to most objects, such as <c>Country.agreements</c>.</summary>
    public string Costliest { get; private set; } = "";

    public static OperationCost Of(PreparedOperation operation, ISchema schema, IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? arguments, EngineOptions options)
    {
        var cost = new OperationCost(operation, arguments, options);
        cost.Add(schema, operation.Operation.SelectionSet, schema.Query, parents: 1, pageSize: null);
        return cost;
    }

    public RequestError? Refusal() =>
        Objects <= _options.MaxObjects
            ? null
            : new(ErrorCodes.Cost, $"The operation may lead to {Objects} objects; at most {_options.MaxObjects} are allowed, {Objects - _options.MaxObjects} fewer. Most of them, {_greatest}, are of the field '{Costliest}'. Ask for fewer rows by 'first' or 'last'.");

    private void Add(ISchema schema, GraphQLSelectionSet selections, IGraphType type, long parents, int? pageSize)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case GraphQLField { SelectionSet: { } below } field when (type as IComplexGraphType)?.GetField(field.Name.Value) is { ResolvedType: { } resolved } definition:
                    var objects = Math.Min(Most, parents * SizeOf(field, resolved, pageSize));
                    Objects = Math.Min(Most, Objects + objects);
                    if (objects > _greatest) (_greatest, Costliest) = (objects, $"{type.Name}.{definition.Name}");
                    Add(schema, below, (IGraphType)resolved.GetNamedType(), objects, definition.Arguments?.Find("first") is null ? null : PageSizeOf(field));
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

    private long SizeOf(GraphQLField field, IGraphType type, int? pageSize) =>
        (type is NonNullGraphType nonNull ? nonNull.ResolvedType : type) is not ListGraphType ? 1
        : pageSize ?? (Argument(field, "ids") is System.Collections.ICollection ids ? ids.Count : _options.AssumedListSize);

    // A size that is out of its range is the resolver's to refuse.
    private int PageSizeOf(GraphQLField field) => Math.Max(0, Argument(field, "first") as int? ?? Argument(field, "last") as int? ?? _options.AssumedPageSize);

    private object? Argument(GraphQLField field, string name) =>
        _arguments is not null && _arguments.TryGetValue(field, out var given) && given.TryGetValue(name, out var value) ? value.Value : null;

    private static IGraphType? TypeOf(ISchema schema, GraphQLTypeCondition? condition) => condition is null ? null : schema.AllTypes[condition.Type.Name.Value];
}
