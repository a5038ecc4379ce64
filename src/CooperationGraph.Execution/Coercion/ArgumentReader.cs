using CooperationGraph.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Coercion;

/// <summary>CoerceArgumentValues (section 6.4.1) for one field of an operation. What no variable can change is read once.</summary>
internal sealed class ArgumentReader
{
    private readonly QueryArguments? _definitions;
    private readonly GraphQLField _field;
    private readonly FieldArguments? _fixed;

    // Of the others, those that no variable can change, such as a long list of codes beside a day.
    private readonly Dictionary<string, object?> _known = [];

    public ArgumentReader(QueryArguments? definitions, GraphQLField field)
    {
        (_definitions, _field) = (definitions, field);
        if (field.Arguments is null || !field.Arguments.Items.Exists(argument => LiteralReader.HasVariables(argument.Value)))
        {
            _fixed = Read(LiteralReader.NoVariables);
            return;
        }

        foreach (var definition in definitions ?? [])
            if (Given(field, definition.Name) is { } literal && !LiteralReader.HasVariables(literal) && LiteralReader.TryRead(literal, definition.ResolvedType!, LiteralReader.NoVariables, out var value)) _known.Add(definition.Name, value);
    }

    public bool HasVariables => _fixed is null;

    /// <exception cref="FieldException">A variable puts null where none may be.</exception>
    public FieldArguments With(IReadOnlyDictionary<string, object?> variables) => _fixed ?? Read(variables);

    /// <summary>One argument's value; null where it is not given or is wrong, which the field will tell.</summary>
    public static object? Find(QueryArguments? definitions, GraphQLField field, string name, IReadOnlyDictionary<string, object?> variables)
    {
        if (definitions?.Find(name) is not { } definition) return null;
        try
        {
            return Given(field, name) is { } literal && LiteralReader.TryRead(literal, definition.ResolvedType!, variables, out var value) ? value : definition.DefaultValue;
        }
        catch (FieldException)
        {
            return null;
        }
    }

    private FieldArguments Read(IReadOnlyDictionary<string, object?> variables)
    {
        if (_definitions is not { Count: > 0 }) return FieldArguments.None;
        var values = new Dictionary<string, object?>(_definitions.Count);
        foreach (var definition in _definitions)
        {
            if (_known.TryGetValue(definition.Name, out var known)) values[definition.Name] = known;
            else if (Given(_field, definition.Name) is { } literal && LiteralReader.TryRead(literal, definition.ResolvedType!, variables, out var value)) values[definition.Name] = value;
            else if (definition.DefaultValue is { } usual) values[definition.Name] = usual;
            else if (definition.ResolvedType is NonNullGraphType) throw new FieldException(ErrorCodes.Argument, $"The argument '{definition.Name}' is needed, and has no value.");
        }

        return values.Count == 0 ? FieldArguments.None : new(values);
    }

    private static GraphQLValue? Given(GraphQLField field, string name)
    {
        foreach (var argument in field.Arguments?.Items ?? [])
            if (argument.Name.Value == name) return argument.Value;
        return null;
    }
}
