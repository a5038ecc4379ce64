using CooperationGraph.Execution.Coercion;
using CooperationGraph.Resolvers;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution;

/// <summary>Makes GraphQL.NET's schema from SDL alone: no resolvers, for the engine has its own.</summary>
public static class GraphQLSchema
{
    /// <param name="sdl">Type definitions.</param>
    /// <param name="scalars">How the custom scalars that <paramref name="sdl"/> declares read literals and variables, by name.</param>
    public static ISchema Build(string sdl, IEnumerable<CustomScalar> scalars) => Build(sdl, [.. scalars.Select(scalar => new CustomScalarType(scalar))]);

    /// <inheritdoc cref="Build(string, IEnumerable{CustomScalar})"/>
    public static ISchema Build(string sdl, params ScalarGraphType[] scalars)
    {
        var text = Parser.Parse(sdl);
        var schema = Schema.For(sdl, builder =>
        {
            foreach (var definition in text.Definitions)
            {
                // GraphQL.NET asks for it at start; its own executor would.
                if (definition is GraphQLInterfaceTypeDefinition or GraphQLUnionTypeDefinition)
                    builder.Types.For(((GraphQLTypeDefinition)definition).Name.StringValue).ResolveType = static _ => throw new NotSupportedException();
            }
        });
        foreach (var scalar in scalars) schema.RegisterType(scalar);
        schema.Features.DeprecationOfInputValues = true;
        schema.Features.RepeatableDirectives = true;
        schema.Directives.Register(
            new Directive("specifiedBy", DirectiveLocation.Scalar)
            {
                Description = "Where the behavior of a custom scalar is specified.",
                Arguments = new(new QueryArgument(new NonNullGraphType(new StringGraphType())) { Name = "url", Description = "The address of the specification." }),
            },
            new Directive("oneOf", DirectiveLocation.InputObject) { Description = "Exactly one field of the input object is given, and not null." });
        schema.Initialize();
        AcceptDeprecatedDirectiveArguments(schema);
        ((IObjectGraphType)schema.AllTypes["__Type"]!).AddField(new() { Name = "specifiedByURL", ResolvedType = schema.AllTypes["String"] });
        SchemaText.TakeOver(schema, text);
        return schema;
    }

    // Code generators ask for it since the specification of October 2021; GraphQL.NET 8 knows it on fields alone.
    private static void AcceptDeprecatedDirectiveArguments(Schema schema)
    {
        var field = ((IObjectGraphType)schema.AllTypes["__Directive"]!).GetField("args")!;
        field.Arguments ??= [];
        field.Arguments.Add(new QueryArgument(schema.AllTypes["Boolean"]!) { Name = "includeDeprecated", DefaultValue = false });
    }
}
