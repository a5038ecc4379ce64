namespace CooperationGraph.Resolvers;

/// <summary>What answers the fields of one object type of the schema.</summary>
public abstract class TypeResolvers
{
    private protected TypeResolvers(string name, Type objectType) => (Name, ObjectType) = (name, objectType);

    /// <summary>The type's name in the schema.</summary>
    public string Name { get; }

    /// <summary>The .NET type that all its objects have, and that its leaves read: an engine may rely on it once it has looked at an object.</summary>
    public Type ObjectType { get; }

    /// <summary>By the field's name.</summary>
    public IReadOnlyDictionary<string, FieldResolver> Fields => Known;

    private protected Dictionary<string, FieldResolver> Known { get; } = [];
}

/// <summary>Registers what answers the fields of one object type, whose objects are <typeparamref name="T"/>.</summary>
public sealed class TypeResolvers<T> : TypeResolvers
    where T : class
{
    internal TypeResolvers(string name)
        : base(name, typeof(T))
    {
    }

    /// <summary>A String, an ID, a word of an enum, or a custom scalar that is written as a string.</summary>
    public TypeResolvers<T> Text(string field, Func<T, string?> get, WrittenValues? written = null) => Add(field, Leaf.Text(get, written));

    /// <summary>As <see cref="Text"/>, where arguments or the request decide which text: asked once per request for what reads it.</summary>
    public TypeResolvers<T> TextFor(string field, Func<FieldContext, Func<T, string?>> choose) =>
        TextFor(field, context => ValueTask.FromResult(choose(context)));

    /// <summary>As <see cref="TextFor(string, Func{FieldContext, Func{T, string}})"/>, where it must be looked up first what text is read.</summary>
    public TypeResolvers<T> TextFor(string field, Func<FieldContext, ValueTask<Func<T, string?>>> chooseAsync) =>
        LeafFor(field, LeafForm.Text, async context => Leaf.Text(await chooseAsync(context)));

    /// <summary>A leaf that arguments or the request decide on: asked once per request for it.</summary>
    public TypeResolvers<T> LeafFor(string field, LeafForm form, Func<FieldContext, ValueTask<Leaf>> chooseAsync) => Add(field, new FieldResolver(null, chooseAsync, null, form));

    /// <summary>A list of what <see cref="Text"/> reads; no item is null.</summary>
    public TypeResolvers<T> TextList(string field, Func<T, IReadOnlyList<string>?> get, WrittenValues? written = null) => Add(field, Leaf.TextList(get, written));

    public TypeResolvers<T> WholeNumber(string field, Func<T, int?> get) => Add(field, Leaf.WholeNumber(get));

    public TypeResolvers<T> Number(string field, Func<T, decimal?> get, WrittenValues? written = null) => Add(field, Leaf.Number(get, written));

    public TypeResolvers<T> Boolean(string field, Func<T, bool?> get) => Add(field, Leaf.Boolean(get));

    /// <summary>A custom scalar whose values format themselves without characters that JSON escapes.</summary>
    public TypeResolvers<T> Formatted<TValue>(string field, Func<T, TValue?> get, WrittenValues? written = null)
        where TValue : struct, IUtf8SpanFormattable => Add(field, Leaf.Formatted(get, written));

    /// <summary>An object that each object leads to by itself; null for none.</summary>
    public TypeResolvers<T> One(string field, Func<T, object?> get) => Batch(field, batch => new(batch.Each(get)));

    /// <summary>The objects that each object leads to by itself.</summary>
    public TypeResolvers<T> Many(string field, Func<T, IReadOnlyList<object>> get) => Batch(field, batch => new(batch.Lists(get)));

    /// <summary>Any field, answered for all objects of a level at once.</summary>
    public TypeResolvers<T> Batch(string field, BatchResolver resolver) => Add(field, new FieldResolver(null, null, resolver, null));

    private TypeResolvers<T> Add(string field, Leaf leaf) => Add(field, new FieldResolver(leaf, null, null, leaf.Form));

    private TypeResolvers<T> Add(string field, FieldResolver resolver)
    {
        if (!Known.TryAdd(field, resolver)) throw new ArgumentException($"{Name}.{field} has a resolver already.", nameof(field));
        return this;
    }
}
