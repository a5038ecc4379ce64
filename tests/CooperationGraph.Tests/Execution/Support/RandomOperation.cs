using System.Text;
using CooperationGraph.Server.Answering;
using GraphQL.Types;

namespace CooperationGraph.Tests.Execution.Support;

/// <summary>Writes a random operation against a schema: merged fields, fragments on every kind of type, conditions, variables, circles.</summary>
internal sealed class RandomOperation
{
    private readonly ISchema _schema;
    private readonly Random _random;
    private readonly int _depth;
    private readonly Func<string, string, IReadOnlyList<string>> _literals;
    private readonly List<string> _fragments = [];
    private readonly SortedDictionary<string, string> _variables = [];

    private RandomOperation(ISchema schema, int seed, int depth, Func<string, string, IReadOnlyList<string>> literals)
    {
        _schema = schema;
        _random = new(seed);
        _depth = depth;
        _literals = literals;
    }

    /// <param name="literals">Literals to choose from for an argument, by coordinate and type.</param>
    /// <returns>The text, and the variables as JSON.</returns>
    public static (string Query, string Variables) Of(ISchema schema, int seed, int depth, Func<string, string, IReadOnlyList<string>> literals)
    {
        var operation = new RandomOperation(schema, seed, depth, literals);
        var selection = operation.Selection(schema.Query, depth);
        var definitions = operation._variables.Keys.Select(name => $"${name}: Boolean!").ToList();
        var query = $"query Q{(definitions.Count > 0 ? $"({string.Join(", ", definitions)})" : "")} {selection}\n{string.Join('\n', operation._fragments)}";
        return (query, "{" + string.Join(", ", operation._variables.Select(each => $"\"{each.Key}\": {each.Value}")) + "}");
    }

    private string Selection(IGraphType type, int depth)
    {
        var text = new StringBuilder("{ ");
        var count = _random.Next(1, 2 + _depth);
        for (var i = 0; i < count; i++) text.Append(Item(type, depth)).Append(' ');
        return text.Append('}').ToString();
    }

    private string Item(IGraphType type, int depth)
    {
        var choice = _random.Next(10);
        if (choice == 0 || type is UnionGraphType && choice < 3) return $"{(Chance(3) ? "t: " : "")}__typename{Condition()}";
        if (depth > 1 && (choice <= 2 || type is UnionGraphType))
        {
            var on = OverlappingType(type);
            if (!Chance(3)) return $"... {(Chance(5) && on == type && type is not UnionGraphType ? "" : $"on {on.Name}")}{Condition()} {Selection(on, depth - 1)}";
            var body = Selection(on, depth - 1);
            var name = $"F{_fragments.Count}";
            _fragments.Add($"fragment {name} on {on.Name} {body}");
            return $"...{name}{Condition()}" + (Chance(3) ? $" ...{name}" : "");
        }

        return type is IComplexGraphType complex ? Field(complex, depth) : "__typename";
    }

    private string Field(IComplexGraphType type, int depth)
    {
        var fields = type.Fields.Where(field => depth > 1 || Named(field.ResolvedType!) is ScalarGraphType).ToList();
        if (fields.Count == 0) return "__typename";
        var field = fields[_random.Next(fields.Count)];
        // Equal response keys must have equal arguments, or they could not be merged.
        var variant = _random.Next(3);
        var alias = variant == 0 ? "" : $"{field.Name}{variant}: ";
        var arguments = new List<string>();
        foreach (var argument in field.Arguments?.AsEnumerable() ?? [])
        {
            var literals = _literals($"{type.Name}.{field.Name}.{argument.Name}", argument.ResolvedType!.ToString()!);
            if (literals.Count > 0 && (variant > 0 || (argument.ResolvedType is NonNullGraphType && argument.DefaultValue is null))) arguments.Add($"{argument.Name}: {literals[variant % literals.Count]}");
        }

        var named = Named(field.ResolvedType!);
        var selection = named is ScalarGraphType ? "" : " " + Selection(named, depth - 1);
        return $"{alias}{field.Name}{(arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "")}{Condition()}{selection}";
    }

    private string Condition()
    {
        if (!Chance(6)) return "";
        var name = Chance(2) ? "skip" : "include";
        if (Chance(3)) return $" @{name}(if: {(Chance(2) ? "true" : "false")})";
        var variable = $"v{_random.Next(3)}";
        _variables.TryAdd(variable, Chance(2) ? "true" : "false");
        return $" @{name}(if: ${variable})";
    }

    private IGraphType OverlappingType(IGraphType type)
    {
        var concrete = type is IAbstractGraphType self ? self.PossibleTypes.ToList() : [(IObjectGraphType)type];
        var overlapping = _schema.AllTypes.Where(each => each is IAbstractGraphType other ? other.PossibleTypes.Intersect(concrete).Any() : each is IObjectGraphType o && concrete.Contains(o))
            .OrderBy(each => each.Name, StringComparer.Ordinal).ToList();
        return overlapping[_random.Next(overlapping.Count)];
    }

    private static IGraphType Named(IGraphType type)
    {
        while (type is IProvideResolvedType wrapper) type = wrapper.ResolvedType!;
        return type;
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
}
