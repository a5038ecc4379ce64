using System.Text.Json;
using CooperationGraph.Execution.Planning;
using CooperationGraph.Resolvers;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Coercion;

/// <summary>CoerceVariableValues (section 6.1.2) for one operation, from JSON.</summary>
internal sealed class VariableReader
{
    private const int MaxShown = 60;

    private readonly Variable[] _variables;
    private readonly ROM _source;

    /// <param name="document">Valid: every variable has an input type, and a default that fits it.</param>
    public VariableReader(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        _source = document.Source;
        _variables = [.. (operation.Variables?.Items ?? []).Select(definition => new Variable(schema, definition))];
    }

    /// <returns>The values by name, without those that have none; or, for each wrong one, why.</returns>
    public (IReadOnlyDictionary<string, object?>? Values, IReadOnlyList<RequestError> Errors) Read(JsonElement? given)
    {
        if (_variables.Length == 0) return (LiteralReader.NoVariables, []);
        var values = new Dictionary<string, object?>(_variables.Length);
        List<RequestError>? errors = null;
        foreach (var variable in _variables)
        {
            if (given is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(variable.Name, out var json))
            {
                if (TryRead(json, variable.Type, out var value, out var fault)) values[variable.Name] = value;
                else (errors ??= []).Add(Error(errors.Count, variable, $"'${variable.Name}{fault!.Path}' is wrong. {fault.Text}"));
            }
            else if (variable.HasDefault)
            {
                values[variable.Name] = variable.Default;
            }
            else if (variable.Type is NonNullGraphType)
            {
                (errors ??= []).Add(Error(errors.Count, variable, $"'${variable.Name}' of the type '{InputTypes.Describe(variable.Type)}' is needed, and has no value."));
            }
        }

        return errors is null ? (values, []) : (null, errors);
    }

    private RequestError Error(int number, Variable variable, string text) =>
        new(ErrorCodes.Variables, "The variable " + text, number < RequestError.MostLocated ? [Location.FromLinearPosition(_source, variable.Definition.Location.Start)] : []);

    private static bool TryRead(JsonElement json, IGraphType type, out object? value, out Fault? fault)
    {
        (value, fault) = (null, null);
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            if (type is NonNullGraphType) fault = new($"It is null where a value of the type '{InputTypes.Describe(type)}' is needed.");
            return fault is null;
        }

        switch (InputTypes.NullableOf(type))
        {
            case ListGraphType list:
                return TryReadList(json, list.ResolvedType!, out value, out fault);
            case IInputObjectGraphType input:
                return TryReadObject(json, input, out value, out fault);
            case ScalarGraphType scalar:
                if (ScalarReader.TryRead(scalar, json, out value, out var hint)) return true;
                fault = new($"Unable to convert {Excerpt(json)} to '{scalar.Name}'. {hint}".TrimEnd());
                return false;
            default:
                throw new InvalidOperationException($"A variable of the type {InputTypes.Describe(type)} passed validation.");
        }
    }

    // A single value is a list of one (section 3.12).
    private static bool TryReadList(JsonElement json, IGraphType type, out object? value, out Fault? fault)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Array)
        {
            if (!TryRead(json, type, out var only, out fault)) return false;
            value = new[] { only };
            return true;
        }

        fault = null;
        var items = new object?[json.GetArrayLength()];
        var i = 0;
        foreach (var item in json.EnumerateArray())
        {
            if (!TryRead(item, type, out items[i], out fault))
            {
                fault!.Path = $"[{i}]{fault.Path}";
                return false;
            }

            i++;
        }

        value = items;
        return true;
    }

    private static bool TryReadObject(JsonElement json, IInputObjectGraphType type, out object? value, out Fault? fault)
    {
        (value, fault) = (null, null);
        if (json.ValueKind != JsonValueKind.Object)
        {
            fault = new($"Unable to convert {Excerpt(json)} to '{type.Name}'. Write an object.");
            return false;
        }

        var fields = new Dictionary<string, object?>(type.Fields.Count);
        var given = 0;
        foreach (var property in json.EnumerateObject())
        {
            if (type.Fields.Find(property.Name) is not { } field)
            {
                fault = new($"'{type.Name}' has no field '{Beginning.Of(property.Name, MaxShown)}'. It has {string.Join(", ", type.Fields.Select(each => $"'{each.Name}'"))}.");
                return false;
            }

            given++;
            if (TryRead(property.Value, field.ResolvedType!, out var item, out fault))
            {
                fields[field.Name] = item;
                continue;
            }

            fault!.Path = $".{field.Name}{fault.Path}";
            return false;
        }

        foreach (var field in type.Fields)
        {
            if (fields.ContainsKey(field.Name)) continue;
            if (field.DefaultValue is { } usual) fields[field.Name] = usual;
            else if (field.ResolvedType is NonNullGraphType) fault ??= new($"The field '{field.Name}' of '{type.Name}' is needed, and has no value.");
        }

        if (type.IsOneOf && (given != 1 || fields.ContainsValue(null))) fault ??= new($"'{type.Name}' takes exactly one field, and that may not be null.");
        value = fields;
        return fault is null;
    }

    private static string Excerpt(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => $"'{Beginning.Of(json.GetString()!, MaxShown)}'",
            JsonValueKind.Array => "a list",
            JsonValueKind.Object => "an object",
            _ => $"'{Beginning.Of(json.GetRawText(), MaxShown)}'",
        };

    private sealed class Fault(string text)
    {
        public string Text => text;

        /// <summary>Where below the variable, such as <c>.types[0]</c>.</summary>
        public string Path { get; set; } = "";
    }

    private sealed class Variable
    {
        public Variable(ISchema schema, GraphQLVariableDefinition definition)
        {
            Definition = definition;
            Name = definition.Variable.Name.StringValue;
            Type = InputTypes.Of(schema, definition.Type)!;
            HasDefault = definition.DefaultValue is { } literal && LiteralReader.TryRead(literal, Type, LiteralReader.NoVariables, out _default);
        }

        private readonly object? _default;

        public GraphQLVariableDefinition Definition { get; }

        public string Name { get; }

        public IGraphType Type { get; }

        public bool HasDefault { get; }

        public object? Default => _default;
    }
}
