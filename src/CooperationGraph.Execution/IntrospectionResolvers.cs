using CooperationGraph.Execution.Coercion;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser.AST;

namespace CooperationGraph.Execution;

/// <summary>
/// Answers introspection (GraphQL specification, section 4) from GraphQL.NET's schema objects, as any other field is answered. A type of
/// the schema is an <see cref="IGraphType"/>, a field a <see cref="FieldType"/>, an argument a <see cref="QueryArgument"/>, an input
/// object's field a <see cref="FieldType"/>.
/// </summary>
internal static class IntrospectionResolvers
{
    public static ResolverTable Of(ISchema schema)
    {
        var locations = ((EnumerationGraphType)schema.AllTypes["__DirectiveLocation"]!).Values;
        return new ResolverTable()
            .Batch(schema.Query.Name, "__schema", batch => Each(batch, _ => schema))
            .Batch(schema.Query.Name, "__type", batch => Each(batch, _ => schema.AllTypes[batch.Arguments.Text("name")!]))

            .Text("__Schema", "description", _ => schema.Description)
            .Batch("__Schema", "types", batch => Lists(batch, _ => schema.AllTypes))
            .Batch("__Schema", "queryType", batch => Each(batch, _ => schema.Query))
            .Batch("__Schema", "mutationType", batch => Each(batch, _ => schema.Mutation))
            .Batch("__Schema", "subscriptionType", batch => Each(batch, _ => schema.Subscription))
            .Batch("__Schema", "directives", batch => Lists(batch, _ => schema.Directives))

            .Text("__Type", "kind", type => KindOf((IGraphType)type))
            .Text("__Type", "name", type => type is NonNullGraphType or ListGraphType ? null : ((IGraphType)type).Name)
            .Text("__Type", "description", type => ((IGraphType)type).Description)
            .Text("__Type", "specifiedByURL", type => SchemaText.SpecifiedByOf((IGraphType)type))
            .Boolean("__Type", "isOneOf", type => type is IInputObjectGraphType input ? input.IsOneOf : null)
            .Batch("__Type", "fields", batch => Nullable(batch, type => type is IObjectGraphType or IInterfaceGraphType ? Fields((IComplexGraphType)type, WithDeprecated(batch)) : null))
            .Batch("__Type", "inputFields", batch => Nullable(batch, type => type is IInputObjectGraphType input ? Fields(input, WithDeprecated(batch)) : null))
            .Batch("__Type", "interfaces", batch => Nullable(batch, type => type is IImplementInterfaces each && type is IObjectGraphType or IInterfaceGraphType ? ((IImplementInterfaces)type).ResolvedInterfaces : null))
            .Batch("__Type", "possibleTypes", batch => Nullable(batch, type => type is IAbstractGraphType each ? each.PossibleTypes : null))
            .Batch("__Type", "enumValues", batch => Nullable(batch, type => type is EnumerationGraphType each ? Current(each.Values, WithDeprecated(batch)) : null))
            .Batch("__Type", "ofType", batch => Each(batch, type => type is IProvideResolvedType wrapper ? wrapper.ResolvedType : null))

            .Text("__Field", "name", field => ((FieldType)field).Name)
            .Text("__Field", "description", field => ((FieldType)field).Description)
            .Batch("__Field", "args", batch => Lists(batch, field => Current(((FieldType)field).Arguments?.AsEnumerable() ?? [], WithDeprecated(batch))))
            .Batch("__Field", "type", batch => Each(batch, field => ((FieldType)field).ResolvedType))
            .Boolean("__Field", "isDeprecated", IsDeprecated)
            .Text("__Field", "deprecationReason", ReasonOf)

            .Text("__InputValue", "name", value => value is QueryArgument argument ? argument.Name : ((FieldType)value).Name)
            .Text("__InputValue", "description", value => value is QueryArgument argument ? argument.Description : ((FieldType)value).Description)
            .Batch("__InputValue", "type", batch => Each(batch, value => ((IProvideResolvedType)value).ResolvedType))
            .Text("__InputValue", "defaultValue", value => SchemaText.DefaultOf((IProvideMetadata)value))
            .Boolean("__InputValue", "isDeprecated", IsDeprecated)
            .Text("__InputValue", "deprecationReason", ReasonOf)

            .Text("__EnumValue", "name", value => ((EnumValueDefinition)value).Name)
            .Text("__EnumValue", "description", value => ((EnumValueDefinition)value).Description)
            .Boolean("__EnumValue", "isDeprecated", IsDeprecated)
            .Text("__EnumValue", "deprecationReason", ReasonOf)

            .Text("__Directive", "name", directive => ((Directive)directive).Name)
            .Text("__Directive", "description", directive => ((Directive)directive).Description)
            .Boolean("__Directive", "isRepeatable", directive => ((Directive)directive).Repeatable)
            .TextList("__Directive", "locations", directive => [.. ((Directive)directive).Locations.Select(location => locations.FindByValue(location)!.Name)])
            .Batch("__Directive", "args", batch => Lists(batch, directive => Current(((Directive)directive).Arguments?.AsEnumerable() ?? [], WithDeprecated(batch))));
    }

    private static string KindOf(IGraphType type) =>
        type switch
        {
            NonNullGraphType => "NON_NULL",
            ListGraphType => "LIST",
            EnumerationGraphType => "ENUM",
            ScalarGraphType => "SCALAR",
            IObjectGraphType => "OBJECT",
            IInterfaceGraphType => "INTERFACE",
            UnionGraphType => "UNION",
            IInputObjectGraphType => "INPUT_OBJECT",
            _ => throw new InvalidOperationException($"A type of the kind {type.GetType().Name}."),
        };

    private static bool WithDeprecated(BatchContext batch) => batch.Arguments.Get<bool>("includeDeprecated") == true;

    private static IEnumerable<object> Fields(IComplexGraphType type, bool withDeprecated) =>
        Current(type.Fields.Where(field => !(type.Name == "__Directive" && Validation.SchemaFields.IsForeign(field.Name))), withDeprecated);

    private static IEnumerable<object> Current(IEnumerable<object> all, bool withDeprecated) => withDeprecated ? all : all.Where(each => IsDeprecated(each) == false);

    private static bool? IsDeprecated(object element) => ReasonOf(element) is not null;

    private static string? ReasonOf(object element) => ((IProvideDeprecationReason)element).DeprecationReason;

    private static ValueTask<BatchAnswer> Each(BatchContext batch, Func<object, object?> select) => new(BatchAnswer.Values([.. batch.Parents.Select(select)]));

    private static ValueTask<BatchAnswer> Lists(BatchContext batch, Func<object, IEnumerable<object>> select) => Nullable(batch, select);

    // A list that a type of that kind does not have is null.
    private static ValueTask<BatchAnswer> Nullable(BatchContext batch, Func<object, IEnumerable<object>?> select)
    {
        var items = new List<object?>();
        var offsets = new int[batch.Parents.Count + 1];
        var absent = new bool[batch.Parents.Count];
        for (var i = 0; i < batch.Parents.Count; i++)
        {
            if (select(batch.Parents[i]) is { } list) items.AddRange(list);
            else absent[i] = true;
            offsets[i + 1] = items.Count;
        }

        return new(BatchAnswer.Lists([.. items], offsets).WithAbsent(absent));
    }
}
