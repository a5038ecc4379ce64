using GraphQL.Types;
using GraphQLParser;

namespace CooperationGraph.Execution.Validation;

/// <summary>The fields of a type as documents may name them: with those of introspection.</summary>
internal static class SchemaFields
{
    public static FieldType? Find(ISchema schema, IGraphType? type, ROM name)
    {
        if (name == "__typename") return type is IComplexGraphType or UnionGraphType ? schema.TypeNameMetaFieldType : null;
        if (ReferenceEquals(type, schema.Query))
        {
            if (name == "__schema") return schema.SchemaMetaFieldType;
            if (name == "__type") return schema.TypeMetaFieldType;
        }

        return (type as IComplexGraphType)?.Fields.Find(name);
    }

    /// <summary>Whether it is a field that GraphQL.NET's <c>__Directive</c> has beyond the specification.</summary>
    public static bool IsForeign(ROM name) => name == "onOperation" || name == "onFragment" || name == "onField";
}
