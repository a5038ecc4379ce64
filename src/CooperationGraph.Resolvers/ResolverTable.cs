namespace CooperationGraph.Resolvers;

/// <summary>
/// What answers each field of each object type, for any engine to bind. A leaf reads a value that the object already holds; everything that asks a store
/// or makes objects is a batch resolver. Fields of an interface are answered by the types that implement it.
/// </summary>
public sealed class ResolverTable
{
    private readonly Dictionary<string, TypeResolvers> _types = [];
    private readonly Dictionary<string, Func<object, string>> _typeNames = [];

    /// <summary>By the object type's name.</summary>
    public IReadOnlyDictionary<string, TypeResolvers> Types => _types;

    /// <summary>How the concrete type of an object is found, by the name of the interface or union that it stands for.</summary>
    public IReadOnlyDictionary<string, Func<object, string>> TypeNames => _typeNames;

    /// <summary>The resolvers of an object type, to be added to.</summary>
    /// <exception cref="ArgumentException">Its objects were said to be of another .NET type.</exception>
    public TypeResolvers<T> For<T>(string type)
        where T : class
    {
        if (!_types.TryGetValue(type, out var resolvers)) _types.Add(type, resolvers = new TypeResolvers<T>(type));
        return resolvers as TypeResolvers<T> ?? throw new ArgumentException($"The objects of {type} are {resolvers.ObjectType.Name}, not {typeof(T).Name}.", nameof(type));
    }

    /// <summary>How the concrete type of an interface's or union's object is found.</summary>
    public ResolverTable TypeName(string abstractType, Func<object, string> nameOf)
    {
        _typeNames.Add(abstractType, nameOf);
        return this;
    }
}
