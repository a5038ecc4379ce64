using GraphQL.Types;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Coercion;

/// <summary>The types that variables are declared with, and whether a variable of one may stand in a place of another.</summary>
internal static class InputTypes
{
    /// <returns>Null where the type is unknown.</returns>
    public static IGraphType? Of(ISchema schema, GraphQLType type) =>
        type switch
        {
            GraphQLNonNullType nonNull => Of(schema, nonNull.Type) is { } inner and not NonNullGraphType ? new NonNullGraphType(inner) : null,
            GraphQLListType list => Of(schema, list.Type) is { } item ? new ListGraphType(item) : null,
            GraphQLNamedType named => schema.AllTypes[named.Name.Value],
            _ => null,
        };

    /// <summary>A scalar, an enum or an input object, in lists or not.</summary>
    public static bool IsInput(IGraphType type) => NamedOf(type) is ScalarGraphType or IInputObjectGraphType;

    public static IGraphType NamedOf(IGraphType type)
    {
        while (type is IProvideResolvedType { ResolvedType: { } inner }) type = inner;
        return type;
    }

    public static IGraphType NullableOf(IGraphType type) => type is NonNullGraphType nonNull ? nonNull.ResolvedType! : type;

    /// <summary>
    /// AreTypesCompatible (section 5.8.5), by structure. GraphQL.NET compares types by their names, and neither a list nor a non-null type has one.
    /// </summary>
    public static bool AreCompatible(IGraphType variable, IGraphType place)
    {
        while (true)
        {
            if (place is NonNullGraphType placeNonNull)
            {
                if (variable is not NonNullGraphType variableNonNull) return false;
                (variable, place) = (variableNonNull.ResolvedType!, placeNonNull.ResolvedType!);
            }
            else if (variable is NonNullGraphType nonNull)
            {
                variable = nonNull.ResolvedType!;
            }
            else if (place is ListGraphType placeList)
            {
                if (variable is not ListGraphType variableList) return false;
                (variable, place) = (variableList.ResolvedType!, placeList.ResolvedType!);
            }
            else
            {
                return variable is not ListGraphType && variable.Name == place.Name;
            }
        }
    }

    /// <summary>The type as it is written, such as <c>[ID!]!</c>.</summary>
    public static string Describe(IGraphType type) =>
        type switch
        {
            NonNullGraphType nonNull => Describe(nonNull.ResolvedType!) + "!",
            ListGraphType list => $"[{Describe(list.ResolvedType!)}]",
            _ => type.Name,
        };
}
