using System.Text;
using CooperationGraph.Execution.Coercion;
using CooperationGraph.Execution.Planning;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Validation;

/// <summary>
/// Field Selection Merging (GraphQL specification, section 5.3.2): fields of one response key have the same shape, and where both can
/// belong to one object the same field and arguments. GraphQL.NET does not look through non-null parents, and takes the order of an input
/// object's fields for a difference.
/// </summary>
/// <remarks>
/// Fields of one key are compared with the first of their kind, not each with each, and what is below them is merged into one set; only
/// fields on interfaces beside fields on several of their types are compared again with each type. Each pair of fields is met at most
/// once, and <see cref="MostComparisons"/> ends what would still take long.
/// </remarks>
internal sealed class FieldMerging
{
    private const int MostComparisons = 1_000_000;

    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly List<RequestError> _errors = [];
    private readonly Dictionary<GraphQLField, string> _calls = [];
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = [];
    private int _comparisons;

    private FieldMerging(ISchema schema, GraphQLDocument document)
    {
        (_schema, _document) = (schema, document);
        foreach (var definition in document.Definitions)
            if (definition is GraphQLFragmentDefinition fragment) _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
    }

    /// <param name="document">Valid in all else.</param>
    /// <returns>The first conflict of each operation; none where all is well.</returns>
    public static IReadOnlyList<RequestError> Check(ISchema schema, GraphQLDocument document)
    {
        var rule = new FieldMerging(schema, document);
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            IGraphType? root = operation.Operation switch
            {
                OperationType.Mutation => schema.Mutation,
                OperationType.Subscription => schema.Subscription,
                _ => schema.Query,
            };
            try
            {
                if (root is not null) rule.Check(rule.Collect([(operation.SelectionSet, root)]));
            }
            catch (ConflictException e)
            {
                rule._errors.Add(e.Error);
            }
        }

        return rule._errors;
    }

    // All that may be merged with each other: within the set.
    private void Check(IEnumerable<List<Entry>> groups)
    {
        foreach (var group in groups)
        {
            if (group.Count == 1)
            {
                if (group[0].Field.SelectionSet is not null) Check(Below(group));
                continue;
            }

            CheckShape(group);
            var parents = ParentsOf(group);
            if (parents.Objects.Count <= 1 || parents.Abstract.Count > 0)
            {
                foreach (var entry in group) CheckCall(parents.Abstract.Count > 0 ? parents.Abstract[0] : group[0], entry);
            }
            else
            {
                foreach (var entries in parents.Objects.Values)
                    foreach (var entry in entries) CheckCall(entries[0], entry);
            }

            if (!group.Exists(entry => entry.Field.SelectionSet is not null)) continue;
            if (parents.Objects.Count <= 1)
            {
                Check(Below(group));
                continue;
            }

            CheckShapes(Below(group));
            var shared = parents.Abstract.Count > 0 ? Below(parents.Abstract) : null;
            if (shared is not null) Check(shared);
            foreach (var entries in parents.Objects.Values)
            {
                var below = Below(entries);
                Check(below);
                if (shared is not null) Check(shared, below);
            }
        }
    }

    // All that may be merged with each other: of two sets that are right in themselves, each of the one with each of the other.
    private void Check(List<List<Entry>> one, List<List<Entry>> other)
    {
        var others = other.ToDictionary(group => group[0].Key);
        foreach (var left in one)
        {
            if (!others.TryGetValue(left[0].Key, out var right)) continue;
            var (mine, theirs) = (ParentsOf(left), ParentsOf(right));
            Meet(mine.Abstract, right);
            foreach (var (type, entries) in mine.Objects)
            {
                Meet(entries, theirs.Abstract);
                if (theirs.Objects.TryGetValue(type, out var same)) Meet(entries, same);
            }
        }

        void Meet(List<Entry> left, List<Entry> right)
        {
            if (left.Count == 0 || right.Count == 0) return;
            foreach (var entry in left) CheckCall(right[0], entry);
            foreach (var entry in right) CheckCall(left[0], entry);
            if (left[0].Field.SelectionSet is not null) Check(Below(left), Below(right));
        }
    }

    private void CheckShapes(List<List<Entry>> groups)
    {
        foreach (var group in groups)
        {
            if (group.Count > 1) CheckShape(group);
            if (group.Exists(entry => entry.Field.SelectionSet is not null)) CheckShapes(Below(group));
        }
    }

    private void CheckShape(List<Entry> group)
    {
        foreach (var entry in group)
        {
            Count();
            if (!HaveOneShape(group[0].Type, entry.Type))
                throw Conflict(group[0], entry, $"they are of the types '{InputTypes.Describe(group[0].Type)}' and '{InputTypes.Describe(entry.Type)}'");
        }
    }

    private void CheckCall(Entry first, Entry entry)
    {
        Count();
        if (ReferenceEquals(first.Field, entry.Field)) return;
        if (first.Field.Name.Value != entry.Field.Name.Value) throw Conflict(first, entry, $"'{first.Field.Name.StringValue}' and '{entry.Field.Name.StringValue}' are different fields");
        if (CallOf(first.Field) != CallOf(entry.Field)) throw Conflict(first, entry, "they have different arguments");
    }

    // SameResponseShape, but for what is below.
    private static bool HaveOneShape(IGraphType one, IGraphType other)
    {
        while (true)
        {
            if (one is NonNullGraphType || other is NonNullGraphType)
            {
                if (one is not NonNullGraphType left || other is not NonNullGraphType right) return false;
                (one, other) = (left.ResolvedType!, right.ResolvedType!);
            }
            else if (one is ListGraphType || other is ListGraphType)
            {
                if (one is not ListGraphType left || other is not ListGraphType right) return false;
                (one, other) = (left.ResolvedType!, right.ResolvedType!);
            }
            else
            {
                return one is ScalarGraphType || other is ScalarGraphType ? one.Name == other.Name : true;
            }
        }
    }

    private static (List<Entry> Abstract, Dictionary<string, List<Entry>> Objects) ParentsOf(List<Entry> group)
    {
        var (onAbstract, objects) = (new List<Entry>(), new Dictionary<string, List<Entry>>());
        foreach (var entry in group)
        {
            if (entry.Parent is not IObjectGraphType parent)
            {
                onAbstract.Add(entry);
                continue;
            }

            if (!objects.TryGetValue(parent.Name, out var entries)) objects.Add(parent.Name, entries = []);
            entries.Add(entry);
        }

        return (onAbstract, objects);
    }

    private List<List<Entry>> Below(List<Entry> entries) =>
        Collect(entries.Where(entry => entry.Field.SelectionSet is not null).Select(entry => (entry.Field.SelectionSet!, InputTypes.NamedOf(entry.Type))));

    // The fields of some selection sets by response key, those of fragments with them; each fragment once.
    private List<List<Entry>> Collect(IEnumerable<(GraphQLSelectionSet Selections, IGraphType Type)> sets)
    {
        var groups = new OrderedDictionary<string, List<Entry>>();
        var visited = new HashSet<string>();
        var fields = new HashSet<(GraphQLField, IGraphType)>();
        foreach (var (selections, type) in sets) Add(selections, type);
        return [.. groups.Values];

        void Add(GraphQLSelectionSet selections, IGraphType type)
        {
            foreach (var selection in selections.Selections)
            {
                Count();
                switch (selection)
                {
                    case GraphQLField field:
                        if (SchemaFields.Find(_schema, type, field.Name.Value)?.ResolvedType is not { } resolved || !fields.Add((field, type))) break;
                        var key = FieldCollector.KeyOf(field);
                        if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = []);
                        group.Add(new(key, field, type, resolved));
                        break;
                    case GraphQLInlineFragment inline:
                        Add(inline.SelectionSet, inline.TypeCondition is { } condition ? _schema.AllTypes[condition.Type.Name.Value]! : type);
                        break;
                    case GraphQLFragmentSpread spread:
                        var name = spread.FragmentName.Name.StringValue;
                        if (visited.Add(name) && _fragments.TryGetValue(name, out var fragment)) Add(fragment.SelectionSet, _schema.AllTypes[fragment.TypeCondition.Type.Name.Value]!);
                        break;
                }
            }
        }
    }

    // The arguments in one spelling, whatever their order.
    private string CallOf(GraphQLField field)
    {
        if (field.Arguments is not { Count: > 0 }) return "";
        if (_calls.TryGetValue(field, out var known)) return known;
        var text = new StringBuilder();
        foreach (var argument in field.Arguments.Items.OrderBy(each => each.Name.StringValue, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value.Span).Append(": ");
            LiteralText.Append(text, argument.Value, byName: true);
            text.Append('\n');
        }

        return _calls[field] = text.ToString();
    }

    private void Count()
    {
        if (++_comparisons > MostComparisons)
            throw new ConflictException(new(ErrorCodes.Fields, "The operation merges too many fields of the same names. Give them aliases, or ask in several requests."));
    }

    private ConflictException Conflict(Entry first, Entry second, string why) =>
        new(new(
            ErrorCodes.Validation,
            $"The fields '{first.Key}' cannot be merged: {why}. Give one of them an alias.",
            [Location.FromLinearPosition(_document.Source, first.Field.Location.Start), Location.FromLinearPosition(_document.Source, second.Field.Location.Start)]));

    /// <summary>A selected field, on the type that it is selected on.</summary>
    private sealed record Entry(string Key, GraphQLField Field, IGraphType Parent, IGraphType Type);

    private sealed class ConflictException(RequestError error) : Exception
    {
        public RequestError Error => error;
    }
}
