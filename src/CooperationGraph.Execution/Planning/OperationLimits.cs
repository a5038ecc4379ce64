using System.Runtime.CompilerServices;
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
    private readonly EngineOptions _options;
    private readonly Dictionary<string, Size?> _fragments = [];
    private bool _tooDeep;

    private OperationLimits(GraphQLDocument document, EngineOptions options) => (_document, _options) = (document, options);

    /// <summary>Which bound the document is over, in any of its operations and fragments: all of them are validated.</summary>
    public static RequestError? Check(GraphQLDocument document, EngineOptions options)
    {
        if (document.Definitions.Count > options.MaxDefinitions)
            return new(ErrorCodes.Definitions, $"The document has {document.Definitions.Count} operations and fragments; at most {options.MaxDefinitions} are allowed. Leave out those that are not asked for.");
        var limits = new OperationLimits(document, options);
        var all = 0L;
        foreach (var definition in document.Definitions)
        {
            if (definition is not (GraphQLOperationDefinition or GraphQLFragmentDefinition)) continue;
            var size = limits.SizeOf(((IHasSelectionSetNode)definition).SelectionSet, nesting: 0);
            if (limits._tooDeep)
                return new(ErrorCodes.Depth, $"The document nests selections more than {options.MaxNesting} deep, those of fragments counted where they are spread. Ask in several requests.");
            if (definition is not GraphQLOperationDefinition operation) continue;
            if (Refusal(NameOf(operation), size, options) is { } refusal) return refusal;
            all += size.Fields;
        }

        return all > options.MaxFields
            ? new(ErrorCodes.Fields, $"The document's operations have {all} fields together with those of their fragments; at most {options.MaxFields} are allowed. Leave out operations that are not asked for.")
            : null;
    }

    private static RequestError? Refusal(string operation, Size size, EngineOptions options)
    {
        if (size.Depth > options.MaxDepth)
            return new(ErrorCodes.Depth, $"{operation} nests fields {size.Depth} deep; at most {options.MaxDepth} are allowed. Ask in several requests.");
        if (size.Fields > options.MaxFields)
            return new(ErrorCodes.Fields, $"{operation} has {Count(size.Fields)} fields with those of its fragments; at most {options.MaxFields} are allowed. Ask in several requests.");
        if (size.Aliases > options.MaxAliases)
            return new(ErrorCodes.Aliases, $"{operation} has {Count(size.Aliases)} aliases; at most {options.MaxAliases} are allowed. Ask in several requests, or for many ids with one field.");
        if (size.RootFields > options.MaxRootFields)
            return new(ErrorCodes.RootFields, $"{operation} has {Count(size.RootFields)} root fields; at most {options.MaxRootFields} are allowed. Ask in several requests.");
        if (size.IntrospectionLists > MaxIntrospectionLists)
            return new(ErrorCodes.Depth, $"{operation} nests lists of the introspection {size.IntrospectionLists} deep; at most {MaxIntrospectionLists} are allowed.");
        return null;

        static string Count(long number) => number == Size.Most ? "too many" : number.ToString();
    }

    private static string NameOf(GraphQLOperationDefinition operation) => operation.Name is { } name ? $"The operation '{name.StringValue}'" : "The operation";

    // As deep as the nesting, which is bounded, whatever the number of fragments in a chain.
    private Size SizeOf(GraphQLSelectionSet? selections, int nesting)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var size = default(Size);
        if (++nesting > _options.MaxNesting) _tooDeep = true;
        if (_tooDeep) return size;
        foreach (var selection in selections?.Selections ?? [])
        {
            size = size.With(selection switch
            {
                GraphQLField field => (field.SelectionSet is { } below ? SizeOf(below, nesting) : default).Under(field),
                GraphQLFragmentSpread spread => SizeOf(spread, nesting),
                GraphQLInlineFragment inline => SizeOf(inline.SelectionSet, nesting),
                _ => default,
            });
        }

        return size with { Nesting = size.Nesting + 1 };
    }

    private Size SizeOf(GraphQLFragmentSpread spread, int nesting)
    {
        var name = spread.FragmentName.Name.StringValue;
        if (!_fragments.TryGetValue(name, out var known))
        {
            _fragments[name] = null;
            _fragments[name] = known = SizeOf(_document.FindFragmentDefinition(name)?.SelectionSet, nesting);
        }

        if (known is not { } size) return default;
        if (nesting + size.Nesting > _options.MaxNesting) _tooDeep = true;
        return size;
    }

    private readonly record struct Size(int Depth, long Fields, long Aliases, long RootFields, int Lists, int IntrospectionLists, int Nesting)
    {
        // Fragments that spread each other double at each step; the sum must not overflow.
        public const long Most = 1_000_000_000;

        public Size With(Size other) =>
            new(
                Math.Max(Depth, other.Depth), Math.Min(Most, Fields + other.Fields), Math.Min(Most, Aliases + other.Aliases),
                Math.Min(Most, RootFields + other.RootFields), Math.Max(Lists, other.Lists),
                Math.Max(IntrospectionLists, other.IntrospectionLists), Math.Max(Nesting, other.Nesting));

        // Only below the roots of the introspection do these names mean its lists.
        public Size Under(GraphQLField field)
        {
            var name = field.Name.StringValue;
            var isRoot = name is "__schema" or "__type";
            var lists = name is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? Lists + 1 : Lists;
            return new(
                Depth + 1, Math.Min(Most, Fields + 1), Math.Min(Most, Aliases + (field.Alias is null ? 0 : 1)), 1,
                isRoot ? 0 : lists, isRoot ? lists : IntrospectionLists, Nesting);
        }
    }
}
