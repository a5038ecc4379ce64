using System.Collections.Frozen;
using CooperationGraph.Execution.Coercion;
using CooperationGraph.Execution.Planning;
using CooperationGraph.Execution.Resolvers;
using CooperationGraph.Execution.Validation;
using GraphQL.Types;

namespace CooperationGraph.Execution;

/// <summary>
/// What answers each field of each object type. A leaf resolver reads a value that the object already holds; everything that asks a store
/// or makes objects is a batch resolver. Fields of an interface are answered by the types that implement it.
/// </summary>
public sealed class ResolverTable
{
    private readonly Dictionary<(string Type, string Field), Entry> _entries = [];
    private readonly Dictionary<string, Func<object, string>> _typeNames = [];
    private FrozenDictionary<(string Type, string Field), FieldResolver> _resolvers = FrozenDictionary<(string, string), FieldResolver>.Empty;

    private delegate LeafResolver LeafOf(FrozenDictionary<string, byte[]>? words);

    /// <summary>A String, an ID, a word of an enum, or a custom scalar that is written as a string.</summary>
    public ResolverTable Text(string type, string field, Func<object, string?> get) =>
        Add(type, field, new(LeafForm.Text, words => TextOf(get, words)));

    /// <summary>As <see cref="Text"/>, where arguments or the request decide which text: asked once per request for what reads it.</summary>
    public ResolverTable TextFor(string type, string field, Func<FieldContext, Func<object, string?>> bind) =>
        Add(type, field, new(LeafForm.Text, null, words => context => TextOf(bind(context), words)));

    /// <summary>A list of what <see cref="Text"/> writes; no item is null.</summary>
    public ResolverTable TextList(string type, string field, Func<object, IReadOnlyList<string>?> get) =>
        Add(type, field, new(LeafForm.TextList, words => new ListLeaf(get, words)));

    public ResolverTable WholeNumber(string type, string field, Func<object, int?> get) => Add(type, field, new(LeafForm.Integer, _ => new IntegerLeaf(get)));

    public ResolverTable Number(string type, string field, Func<object, decimal?> get) => Add(type, field, new(LeafForm.Number, _ => new NumberLeaf(get)));

    public ResolverTable Boolean(string type, string field, Func<object, bool?> get) => Add(type, field, new(LeafForm.Boolean, _ => new BooleanLeaf(get)));

    /// <summary>A custom scalar whose values format themselves without characters that JSON escapes; written in quotes.</summary>
    public ResolverTable Formatted<T>(string type, string field, Func<object, T?> get)
        where T : struct, IUtf8SpanFormattable => Add(type, field, new(LeafForm.Text, _ => new FormattedLeaf<T>(get)));

    /// <summary>Any field, answered for all objects of a level at once.</summary>
    public ResolverTable Batch(string type, string field, BatchResolver resolver) => Add(type, field, new(LeafForm.None, Batch: resolver));

    /// <summary>How the concrete type of an interface's or union's object is found.</summary>
    public ResolverTable TypeName(string abstractType, Func<object, string> nameOf)
    {
        _typeNames.Add(abstractType, nameOf);
        return this;
    }

    internal FieldResolver Of(string type, string field) => _resolvers[(type, field)];

    internal Func<object, string>? TypeNameOf(string type) => _typeNames.GetValueOrDefault(type);

    /// <exception cref="InvalidOperationException">A field has no resolver, a resolver no field, or the two do not fit; all of them are named.</exception>
    internal void Complete(ISchema schema)
    {
        var faults = new List<string>();
        var resolvers = new Dictionary<(string, string), FieldResolver>();
        foreach (var ((type, field), entry) in IntrospectionResolvers.Of(schema)._entries)
            if (SchemaFields.Find(schema, schema.AllTypes[type], field)?.ResolvedType is { } resolved) resolvers.Add((type, field), entry.Resolve(InputTypes.NamedOf(resolved)));
        foreach (var type in schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            if (type is IAbstractGraphType && !_typeNames.ContainsKey(type.Name)) faults.Add($"{type.Name}: nothing finds the concrete type of its objects");
            foreach (var field in (type as IObjectGraphType)?.Fields.AsEnumerable() ?? [])
            {
                if (field.Name.StartsWith("__", StringComparison.Ordinal)) continue;
                var shape = TypeShape.Of(field.ResolvedType!);
                if (!_entries.TryGetValue((type.Name, field.Name), out var entry)) faults.Add($"{type.Name}.{field.Name}: no resolver");
                else if (shape.IsNestedList) faults.Add($"{type.Name}.{field.Name}: a list of lists is not supported");
                else if (!Fits(entry.Form, shape)) faults.Add($"{type.Name}.{field.Name}: its resolver does not give {field.ResolvedType}");
                else resolvers.Add((type.Name, field.Name), entry.Resolve(shape.Named));
            }
        }

        faults.AddRange(_entries.Keys.Where(key => (schema.AllTypes[key.Type] as IObjectGraphType)?.GetField(key.Field) is null).Select(key => $"{key.Type}.{key.Field}: no such field in the schema"));
        faults.AddRange(_typeNames.Keys.Where(name => schema.AllTypes[name] is not IAbstractGraphType).Select(name => $"{name}: no interface or union in the schema"));
        if (faults.Count > 0) throw new InvalidOperationException("The resolvers do not fit the schema: " + string.Join("; ", faults) + ".");
        _resolvers = resolvers.ToFrozenDictionary();
    }

    private static bool Fits(LeafForm form, TypeShape shape)
    {
        var isLeaf = shape.Named is ScalarGraphType;
        return form switch
        {
            LeafForm.None => true,
            LeafForm.TextList => isLeaf && shape.IsList && IsText(shape.Named),
            _ when !isLeaf || shape.IsList => false,
            LeafForm.Text => IsText(shape.Named),
            LeafForm.Integer => shape.Named is not (BooleanGraphType or StringGraphType or IdGraphType or EnumerationGraphType),
            LeafForm.Number => shape.Named is not (IntGraphType or BooleanGraphType or StringGraphType or IdGraphType or EnumerationGraphType),
            LeafForm.Boolean => shape.Named is BooleanGraphType,
            _ => false,
        };
    }

    private static bool IsText(IGraphType type) => type is not (IntGraphType or FloatGraphType or BooleanGraphType);

    private static LeafResolver TextOf(Func<object, string?> get, FrozenDictionary<string, byte[]>? words) => words is null ? new TextLeaf(get) : new EnumLeaf(get, words);

    private ResolverTable Add(string type, string field, Entry entry)
    {
        _entries.Add((type, field), entry);
        return this;
    }

    private enum LeafForm
    {
        None,
        Text,
        TextList,
        Integer,
        Number,
        Boolean,
    }

    private sealed record Entry(LeafForm Form, LeafOf? Leaf = null, Func<FrozenDictionary<string, byte[]>?, Func<FieldContext, LeafResolver>>? Bind = null, BatchResolver? Batch = null)
    {
        public FieldResolver Resolve(IGraphType type)
        {
            var words = type is EnumerationGraphType enumeration ? EnumLeaf.Encode(enumeration.Values.Select(value => value.Name)) : null;
            LeafResolver? value = Batch is null || type is not ScalarGraphType ? null : words is null ? new ValueLeaf() : new EnumLeaf(each => (string)each, words);
            return new(Leaf?.Invoke(words), Bind?.Invoke(words), Batch, value);
        }
    }
}
