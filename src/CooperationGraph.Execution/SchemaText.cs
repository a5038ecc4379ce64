using CooperationGraph.Execution.Coercion;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser.AST;

namespace CooperationGraph.Execution;

/// <summary>
/// What GraphQL.NET does not take over from the text of a schema: the descriptions of custom scalars, <c>@specifiedBy</c>, and defaults as
/// they are written. Kept in the schema's own objects.
/// </summary>
internal static class SchemaText
{
    private const string SpecifiedBy = "specifiedByURL";
    private const string Default = "defaultValue";

    public static void TakeOver(ISchema schema, GraphQLDocument text)
    {
        foreach (var definition in text.Definitions)
        {
            switch (definition)
            {
                case GraphQLScalarTypeDefinition scalar when schema.AllTypes[scalar.Name.Value] is ScalarGraphType type:
                    type.Description ??= scalar.Description?.Value.ToString();
                    if (scalar.Directives?.Items.Find(directive => directive.Name.Value == "specifiedBy")?.Arguments?.Items is [{ Value: GraphQLStringValue url }]) type.Metadata[SpecifiedBy] = url.Value.ToString();
                    break;
                case GraphQLInputObjectTypeDefinition { Fields: { } fields } input when schema.AllTypes[input.Name.Value] is IInputObjectGraphType type:
                    foreach (var field in fields) TakeOver(type.Fields.Find(field.Name.Value), field);
                    break;
                case IHasFieldsDefinitionNode { Fields: { } fields } owner when schema.AllTypes[((GraphQLTypeDefinition)owner).Name.Value] is IComplexGraphType type:
                    foreach (var field in fields)
                        foreach (var argument in field.Arguments?.Items ?? []) TakeOver(type.Fields.Find(field.Name.Value)?.Arguments?.Find(argument.Name.Value), argument);
                    break;
                case GraphQLDirectiveDefinition directive:
                    foreach (var argument in directive.Arguments?.Items ?? []) TakeOver(schema.Directives.Find(directive.Name.Value)?.Arguments?.Find(argument.Name.Value), argument);
                    break;
            }
        }
    }

    public static string? SpecifiedByOf(IGraphType type) => type is ScalarGraphType ? (string?)type.Metadata.GetValueOrDefault(SpecifiedBy) : null;

    /// <summary>The default of an argument or an input object's field as a literal; null where there is none.</summary>
    public static string? DefaultOf(IProvideMetadata value)
    {
        if (value.Metadata.TryGetValue(Default, out var text)) return (string?)text;
        return (value is QueryArgument argument ? argument.DefaultValue : ((FieldType)value).DefaultValue) switch
        {
            null => null,
            bool truth => truth ? "true" : "false",
            string words => LiteralText.Quoted(words),
            var other => throw new InvalidOperationException($"A default of the type {other.GetType().Name} that the schema's text does not hold."),
        };
    }

    private static void TakeOver(IProvideMetadata? value, GraphQLInputValueDefinition definition)
    {
        if (value is not null && definition.DefaultValue is { } literal) value.Metadata[Default] = LiteralText.Of(literal);
    }
}
