using System.Collections.Frozen;
using CooperationGraph.Execution.Coercion;
using CooperationGraph.Execution.Output;
using CooperationGraph.Execution.Validation;
using CooperationGraph.Resolvers;
using GraphQL.Types;

namespace CooperationGraph.Execution.Planning;

/// <summary>A table of resolvers bound to a schema: each field of each object type has what answers it, those of introspection as well.</summary>
internal sealed class SchemaBinding
{
    private readonly FrozenDictionary<(string Type, string Field), FieldBinding> _fields;
    private readonly FrozenDictionary<string, Type> _objectTypes;
    private readonly IReadOnlyDictionary<string, Func<object, string>> _typeNames;

    /// <exception cref="InvalidOperationException">A field has no resolver, a resolver no field, or the two do not fit; all of them are named.</exception>
    public SchemaBinding(ISchema schema, ResolverTable resolvers)
    {
        var faults = new List<string>();
        var fields = new Dictionary<(string, string), FieldBinding>();
        var introspection = IntrospectionResolvers.Of(schema);
        foreach (var type in introspection.Types.Values)
            foreach (var (field, resolver) in type.Fields)
                if (SchemaFields.Find(schema, schema.AllTypes[type.Name], field)?.ResolvedType is { } resolved) fields.Add((type.Name, field), Bind(resolver, InputTypes.NamedOf(resolved)));
        foreach (var type in schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            if (type is IAbstractGraphType && !resolvers.TypeNames.ContainsKey(type.Name)) faults.Add($"{type.Name}: nothing finds the concrete type of its objects");
            foreach (var field in (type as IObjectGraphType)?.Fields.AsEnumerable() ?? [])
            {
                if (field.Name.StartsWith("__", StringComparison.Ordinal)) continue;
                var shape = TypeShape.Of(field.ResolvedType!);
                if (resolvers.Types.GetValueOrDefault(type.Name)?.Fields.GetValueOrDefault(field.Name) is not { } resolver) faults.Add($"{type.Name}.{field.Name}: no resolver");
                else if (shape.IsNestedList) faults.Add($"{type.Name}.{field.Name}: a list of lists is not supported");
                else if (!Fits(resolver.Form, shape)) faults.Add($"{type.Name}.{field.Name}: its resolver does not give {field.ResolvedType}");
                else fields.Add((type.Name, field.Name), Bind(resolver, shape.Named));
            }
        }

        faults.AddRange(resolvers.Types.Values.SelectMany(type => type.Fields.Keys.Where(field => (schema.AllTypes[type.Name] as IObjectGraphType)?.GetField(field) is null).Select(field => $"{type.Name}.{field}: no such field in the schema")));
        faults.AddRange(resolvers.TypeNames.Keys.Where(name => schema.AllTypes[name] is not IAbstractGraphType).Select(name => $"{name}: no interface or union in the schema"));
        if (faults.Count > 0) throw new InvalidOperationException("The resolvers do not fit the schema: " + string.Join("; ", faults) + ".");
        Schema = schema;
        Roots = new(schema);
        _fields = fields.ToFrozenDictionary();
        // The root type has fields of both tables; its object is the request's context for either.
        _objectTypes = introspection.Types.Values.Concat(resolvers.Types.Values).GroupBy(type => type.Name).ToFrozenDictionary(types => types.Key, types => types.Last().ObjectType);
        _typeNames = resolvers.TypeNames;
    }

    public ISchema Schema { get; }

    public RootTypes Roots { get; }

    public FieldBinding Of(string type, string field) => _fields[(type, field)];

    /// <summary>What the leaves of an object type read.</summary>
    public Type ObjectTypeOf(string type) => _objectTypes.GetValueOrDefault(type, typeof(object));

    public Func<object, string>? TypeNameOf(string type) => _typeNames.GetValueOrDefault(type);

    private static FieldBinding Bind(FieldResolver resolver, IGraphType named)
    {
        var words = named is EnumerationGraphType enumeration ? new EnumWords(enumeration.Values.Select(value => value.Name)) : null;
        return new(
            resolver.Leaf is { } leaf ? LeafWriter.Of(leaf, words) : null,
            resolver.Choose is { } choose ? new ChosenLeaf(choose, words).WriterAsync : null,
            resolver.Batch,
            resolver.Batch is null || named is not ScalarGraphType ? null : words is null ? new ValueWriter() : LeafWriter.Of(Leaf.Text<object>(static word => (string)word), words));
    }

    private static bool Fits(LeafForm? form, TypeShape shape)
    {
        var isLeaf = shape.Named is ScalarGraphType;
        return form switch
        {
            null => true,
            LeafForm.TextList => isLeaf && shape.IsList && IsText(shape.Named),
            _ when !isLeaf || shape.IsList => false,
            LeafForm.Text => IsText(shape.Named),
            LeafForm.WholeNumber => shape.Named is not (BooleanGraphType or StringGraphType or IdGraphType or EnumerationGraphType),
            LeafForm.Number => shape.Named is not (IntGraphType or BooleanGraphType or StringGraphType or IdGraphType or EnumerationGraphType),
            LeafForm.Boolean => shape.Named is BooleanGraphType,
            _ => false,
        };
    }

    private static bool IsText(IGraphType type) => type is not (IntGraphType or FloatGraphType or BooleanGraphType);
}
