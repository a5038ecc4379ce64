using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Planning;

/// <summary>
/// Bounds that are counted on the document, before it is validated: a fragment counts wherever it is spread. Fragments that are missing or
/// go in circles count as nothing here; validation refuses them.
/// </summary>
internal sealed class OperationLimits
{
    // Lists of introspection that lead to more introspection; each level multiplies the answer by the size of the schema.
    private const int MaxIntrospectionLists = 3;

    private readonly GraphQLDocument _document;
    private readonly Dictionary<string, Size?> _fragments = [];

    private OperationLimits(GraphQLDocument document) => _document = document;

    public static RequestError? CheckTokens(string text, EngineOptions options)
    {
        var tokens = 0;
        try
        {
            for (var token = Lexer.Lex(text, 0); token.Kind != TokenKind.EOF; token = Lexer.Lex(text, token.End))
            {
                if (++tokens > options.MaxTokens)
                    return new(ErrorCodes.Tokens, $"The document has more than {options.MaxTokens} tokens. Send a shorter one.");
            }
        }
        catch (GraphQLParser.Exceptions.GraphQLSyntaxErrorException)
        {
            // The parser tells it with its place.
        }

        return null;
    }

    public static RequestError? Check(GraphQLDocument document, GraphQLOperationDefinition operation, EngineOptions options)
    {
        var size = new OperationLimits(document).SizeOf(operation.SelectionSet);
        if (size.Depth > options.MaxDepth)
            return new(ErrorCodes.Depth, $"The operation nests fields {size.Depth} deep; at most {options.MaxDepth} are allowed. Ask in several requests.");
        if (size.Fields > options.MaxFields)
            return new(ErrorCodes.Fields, $"The operation has {Count(size.Fields)} fields with those of its fragments; at most {options.MaxFields} are allowed. Ask in several requests.");
        if (size.Aliases > options.MaxAliases)
            return new(ErrorCodes.Aliases, $"The operation has {Count(size.Aliases)} aliases; at most {options.MaxAliases} are allowed. Ask in several requests, or for many ids with one field.");
        if (size.RootFields > options.MaxRootFields)
            return new(ErrorCodes.RootFields, $"The operation has {Count(size.RootFields)} root fields; at most {options.MaxRootFields} are allowed. Ask in several requests.");
        if (size.IntrospectionLists > MaxIntrospectionLists)
            return new(ErrorCodes.Depth, $"The operation nests lists of the introspection {size.IntrospectionLists} deep; at most {MaxIntrospectionLists} are allowed.");
        return null;

        static string Count(long number) => number == Size.Most ? "too many" : number.ToString();
    }

    private Size SizeOf(GraphQLSelectionSet? selections)
    {
        var size = default(Size);
        foreach (var selection in selections?.Selections ?? [])
        {
            size = size.With(selection switch
            {
                GraphQLField field => SizeOf(field.SelectionSet).Under(field),
                GraphQLFragmentSpread spread => SizeOf(spread),
                GraphQLInlineFragment inline => SizeOf(inline.SelectionSet),
                _ => default,
            });
        }

        return size;
    }

    private Size SizeOf(GraphQLFragmentSpread spread)
    {
        var name = spread.FragmentName.Name.StringValue;
        if (_fragments.TryGetValue(name, out var known)) return known ?? default;
        _fragments[name] = null;
        var size = SizeOf(_document.FindFragmentDefinition(name)?.SelectionSet);
        _fragments[name] = size;
        return size;
    }

    private readonly record struct Size(int Depth, long Fields, long Aliases, long RootFields, int Lists, int IntrospectionLists)
    {
        // Fragments that spread each other double at each step; the sum must not overflow.
        public const long Most = 1_000_000_000;

        public Size With(Size other) =>
            new(
                Math.Max(Depth, other.Depth), Math.Min(Most, Fields + other.Fields), Math.Min(Most, Aliases + other.Aliases),
                Math.Min(Most, RootFields + other.RootFields), Math.Max(Lists, other.Lists), Math.Max(IntrospectionLists, other.IntrospectionLists));

        // Only below the roots of the introspection do these names mean its lists.
        public Size Under(GraphQLField field)
        {
            var name = field.Name.StringValue;
            var isRoot = name is "__schema" or "__type";
            var lists = name is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? Lists + 1 : Lists;
            return new(
                Depth + 1, Math.Min(Most, Fields + 1), Math.Min(Most, Aliases + (field.Alias is null ? 0 : 1)), 1,
                isRoot ? 0 : lists, isRoot ? lists : IntrospectionLists);
        }
    }
}
