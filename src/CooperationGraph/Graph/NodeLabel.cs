namespace CooperationGraph.Graph;

/// <summary>A label of the graph model: one kind of node, one CSV file whose first column is <c>id</c>.</summary>
public sealed class NodeLabel : PropertyOwner
{
    private readonly List<Property?> _written = [];

    internal NodeLabel(string name, string idPrefix, string file, bool cited = true, string? plural = null, bool listed = true, bool paged = false)
        : base(file)
    {
        Name = name;
        IdPrefix = idPrefix;
        Cited = cited;
        Plural = plural ?? Path.GetFileNameWithoutExtension(file);
        IsListed = listed;
        IsPaged = listed || paged;
    }

    /// <summary>The label in Neo4j and the type in GraphQL: <c>Country</c>.</summary>
    public string Name { get; }

    /// <summary>What its ids begin with, before the colon: <c>country</c> in <c>country:KAZ</c>.</summary>
    public string IdPrefix { get; }

    /// <summary>Many of it, as the query, the first segment of its pages' addresses and people say: <c>countries</c>.</summary>
    public string Plural { get; }

    /// <summary>Whether each node needs a claim or the mark <c>unverified</c>. Sources, claims, aliases and checked scopes do not.</summary>
    public bool Cited { get; }

    /// <summary>Whether the query lists its nodes by the name <see cref="Plural"/>, and each has a page. The others are shown with what they belong to.</summary>
    public bool IsListed { get; }

    /// <summary>Whether some list of it is shown page by page.</summary>
    public bool IsPaged { get; }

    /// <summary>The property that nodes are called by; null where they have no name of their own.</summary>
    public Property<string>? CalledBy { get; private set; }

    /// <summary>What lists of it can be ordered by, beside the id, in either direction.</summary>
    public IReadOnlyList<Property> Orders { get; private set; } = [];

    /// <summary>What its list is ordered by where nobody asks for another order; null for the id.</summary>
    public Property? DefaultOrder { get; private set; }

    /// <summary>The texts that lists of it are filtered by.</summary>
    public IEnumerable<Property<string>> Searched => Properties.Where(property => property.IsSearched).Cast<Property<string>>();

    /// <summary>Whether datasets name its nodes by many spellings and codes, so that a text is looked for among all of them: countries and their groups.</summary>
    public bool IsKnownByCodes { get; internal init; }

    /// <summary>Its number in <see cref="GraphModel.Labels"/>.</summary>
    public int Index { get; internal set; }

    /// <summary>The id of the node with a key: <c>country:KAZ</c> of <c>KAZ</c>.</summary>
    public string IdOf(string key) => $"{IdPrefix}:{key}";

    /// <summary>What <see cref="IdOf"/> makes an id of: <c>KAZ</c> of <c>country:KAZ</c>.</summary>
    public string KeyOf(string id) => id[(IdPrefix.Length + 1)..];

    /// <summary>Whether an id is one of this label, whether there is such a node or not.</summary>
    public bool Has(string id) => id.Length > IdPrefix.Length && id[IdPrefix.Length] == ':' && id.StartsWith(IdPrefix, StringComparison.Ordinal);

    /// <summary>Of how many values of its nodes anything was kept that was written (<see cref="WrittenValue"/>).</summary>
    internal int WrittenSlots => _written.Count;

    public override string ToString() => Name;

    /// <param name="property">Null for the id.</param>
    internal int WrittenSlotOf(Property? property)
    {
        lock (_written)
        {
            if (!_written.Contains(property)) _written.Add(property);
            return _written.IndexOf(property);
        }
    }

    internal Property<string> Caption(string name) => CalledBy = Text(name, required: true, searched: true);

    /// <param name="byDefault">Null for the id.</param>
    internal IReadOnlyList<Property> OrderedBy(Property? byDefault, params Property[] others)
    {
        DefaultOrder = byDefault;
        return Orders = byDefault is null ? others : [byDefault, .. others];
    }
}
