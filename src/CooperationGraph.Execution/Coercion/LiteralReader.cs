using CooperationGraph.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Coercion;

/// <summary>Turns a literal that validation found right for its type into a value, with the variables in it.</summary>
internal static class LiteralReader
{
    public static readonly IReadOnlyDictionary<string, object?> NoVariables = new Dictionary<string, object?>();

    /// <returns>False where the literal is a variable that was not given: its place is as if nothing stood there.</returns>
    /// <exception cref="FieldException">A variable puts null where none may be (section 6.4.1).</exception>
    public static bool TryRead(GraphQLValue literal, IGraphType type, IReadOnlyDictionary<string, object?> variables, out object? value)
    {
        if (literal is GraphQLVariable variable)
        {
            var name = variable.Name.StringValue;
            if (!variables.TryGetValue(name, out value)) return false;
            if (value is null && type is NonNullGraphType) throw NullVariable(name, type);
            return true;
        }

        value = Read(literal, InputTypes.NullableOf(type), variables);
        return true;
    }

    /// <summary>Whether a variable occurs in it.</summary>
    public static bool HasVariables(GraphQLValue literal) =>
        literal switch
        {
            GraphQLVariable => true,
            GraphQLListValue { Values: { } items } => items.Exists(HasVariables),
            GraphQLObjectValue { Fields: { } fields } => fields.Exists(field => HasVariables(field.Value)),
            _ => false,
        };

    private static object? Read(GraphQLValue literal, IGraphType type, IReadOnlyDictionary<string, object?> variables) =>
        literal is GraphQLNullValue
            ? null
            : type switch
            {
                ListGraphType list => ReadList(literal, list.ResolvedType!, variables),
                IInputObjectGraphType input => ReadObject((GraphQLObjectValue)literal, input, variables),
                ScalarGraphType scalar when ScalarReader.TryRead(scalar, literal, out var value, out _) => value,
                _ => throw new InvalidOperationException($"A literal that is no {InputTypes.Describe(type)} passed validation."),
            };

    private static object?[] ReadList(GraphQLValue literal, IGraphType item, IReadOnlyDictionary<string, object?> variables) =>
        literal is GraphQLListValue list ? [.. (list.Values ?? []).Select(each => Item(each, item, variables))] : [Item(literal, item, variables)];

    private static object? Item(GraphQLValue each, IGraphType type, IReadOnlyDictionary<string, object?> variables) =>
        TryRead(each, type, variables, out var value) || type is not NonNullGraphType ? value : throw NullVariable(((GraphQLVariable)each).Name.StringValue, type);

    private static Dictionary<string, object?> ReadObject(GraphQLObjectValue literal, IInputObjectGraphType type, IReadOnlyDictionary<string, object?> variables)
    {
        var fields = new Dictionary<string, object?>(type.Fields.Count);
        foreach (var field in type.Fields)
        {
            if (literal.Fields?.Find(each => each.Name.Value == field.Name) is { } given && TryRead(given.Value, field.ResolvedType!, variables, out var value)) fields[field.Name] = value;
            else if (field.DefaultValue is { } usual) fields[field.Name] = usual;
        }

        return fields;
    }

    private static FieldException NullVariable(string name, IGraphType type) =>
        new(ErrorCodes.Argument, $"The variable '${name}' is null where a value of the type '{InputTypes.Describe(type)}' is needed.");
}
