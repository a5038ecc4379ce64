using CooperationGraph.Execution.Coercion;
using CooperationGraph.Resolvers;
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
        var table = new ResolverTable();
        table.For<object>(schema.Query.Name)
            .One("__schema", _ => schema)
            // The library's table throws for the empty text.
            .Batch("__type", batch => new(batch.Each<object>(_ => batch.Arguments.Text("name") is { Length: > 0 } name ? schema.AllTypes[name] : null)));
        table.For<ISchema>("__Schema")
            .Text("description", each => each.Description)
            .Many("types", each => [.. each.AllTypes])
            .One("queryType", each => each.Query)
            .One("mutationType", each => each.Mutation)
            .One("subscriptionType", each => each.Subscription)
            .Many("directives", each => [.. each.Directives]);
        table.For<IGraphType>("__Type")
            .Text("kind", KindOf)
            .Text("name", type => type is NonNullGraphType or ListGraphType ? null : type.Name)
            .Text("description", type => type.Description)
            .Text("specifiedByURL", SchemaText.SpecifiedByOf)
            .Boolean("isOneOf", type => type is IInputObjectGraphType input ? input.IsOneOf : null)
            .Batch("fields", batch => Nullable(batch, type => type is IObjectGraphType or IInterfaceGraphType ? Fields((IComplexGraphType)type, WithDeprecated(batch)) : null))
            .Batch("inputFields", batch => Nullable(batch, type => type is IInputObjectGraphType input ? Fields(input, WithDeprecated(batch)) : null))
            .Batch("interfaces", batch => Nullable(batch, type => type is IImplementInterfaces each && type is IObjectGraphType or IInterfaceGraphType ? ((IImplementInterfaces)type).ResolvedInterfaces : null))
            .Batch("possibleTypes", batch => Nullable(batch, type => type is IAbstractGraphType each ? each.PossibleTypes : null))
            .Batch("enumValues", batch => Nullable(batch, type => type is EnumerationGraphType each ? Current(each.Values, WithDeprecated(batch)) : null))
            .One("ofType", type => type is IProvideResolvedType wrapper ? wrapper.ResolvedType : null);
        table.For<FieldType>("__Field")
            .Text("name", field => field.Name)
            .Text("description", field => field.Description)
            .Batch("args", batch => new(batch.Lists<FieldType>(field => [.. Current(field.Arguments?.AsEnumerable() ?? [], WithDeprecated(batch))])))
            .One("type", field => field.ResolvedType)
            .Boolean("isDeprecated", field => IsDeprecated(field))
            .Text("deprecationReason", ReasonOf);
        table.For<object>("__InputValue")
            .Text("name", value => value is QueryArgument argument ? argument.Name : ((FieldType)value).Name)
            .Text("description", value => value is QueryArgument argument ? argument.Description : ((FieldType)value).Description)
            .One("type", value => ((IProvideResolvedType)value).ResolvedType)
            .Text("defaultValue", value => SchemaText.DefaultOf((IProvideMetadata)value))
            .Boolean("isDeprecated", value => IsDeprecated(value))
            .Text("deprecationReason", ReasonOf);
        table.For<EnumValueDefinition>("__EnumValue")
            .Text("name", value => value.Name)
            .Text("description", value => value.Description)
            .Boolean("isDeprecated", value => IsDeprecated(value))
            .Text("deprecationReason", ReasonOf);
        table.For<Directive>("__Directive")
            .Text("name", directive => directive.Name)
            .Text("description", directive => directive.Description)
            .Boolean("isRepeatable", directive => directive.Repeatable)
            .TextList("locations", directive => [.. directive.Locations.Select(location => locations.FindByValue(location)!.Name)])
            .Batch("args", batch => new(batch.Lists<Directive>(directive => [.. Current(directive.Arguments?.AsEnumerable() ?? [], WithDeprecated(batch))])));
        return table;
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

    private static IEnumerable<object> Current(IEnumerable<object> all, bool withDeprecated) => withDeprecated ? all : all.Where(each => !IsDeprecated(each));

    private static bool IsDeprecated(object element) => ReasonOf(element) is not null;

    private static string? ReasonOf(object element) => ((IProvideDeprecationReason)element).DeprecationReason;

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
