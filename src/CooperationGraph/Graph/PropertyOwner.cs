using CooperationGraph.Time;

namespace CooperationGraph.Graph;

/// <summary>What labels and relationship types share: a CSV file with columns for properties.</summary>
public abstract class PropertyOwner(string file)
{
    private readonly List<Property> _properties = [];
    private readonly List<Property> _derived = [];

    /// <summary>The name of the CSV file in the seed folder.</summary>
    public string File { get; } = file;

    /// <summary>The properties in the order of their columns.</summary>
    public IReadOnlyList<Property> Properties => _properties;

    /// <summary>What follows from relationships and is kept beside the columns, in the slots after theirs, so that every store has it: no column, and no field that anybody claims.</summary>
    public IReadOnlyList<Property> Derived => _derived;

    /// <summary>How many values one of it has.</summary>
    public int SlotCount => _properties.Count + _derived.Count;

    /// <summary>When one of it is there; null where no property says it.</summary>
    public Spell? Spell { get; private set; }

    public Property? Find(string name) => _properties.Find(property => property.Name == name);

    internal Property<string> Text(string name, bool required = false, bool searched = false, bool code = false, string? filter = null) =>
        Add(new Property<string>(name, PropertyKind.Text, _properties.Count, required) { IsSearched = searched, IsCode = code, Filter = filter });

    internal Property<string[]> TextList(string name, bool names = false) => Add(new Property<string[]>(name, PropertyKind.TextList, _properties.Count) { HoldsNames = names });

    internal EnumeratedProperty<T> Enumerated<T>(string name, bool required = false, string? filter = null)
        where T : struct, Enum => Add(new EnumeratedProperty<T>(name, _properties.Count, required) { Filter = filter });

    internal Property<PartialDate> Date(string name, bool required = false, string? filter = null) =>
        Add(new Property<PartialDate>(name, PropertyKind.Date, _properties.Count, required) { Filter = filter });

    internal Property<decimal> Number(string name, bool required = false) => Add(new Property<decimal>(name, PropertyKind.Number, _properties.Count, required));

    internal Property<bool> Flag(string name, string? filter = null) => Add(new Property<bool>(name, PropertyKind.Flag, _properties.Count) { Filter = filter });

    internal Property<PartialDate> DerivedDate(string name) => AddDerived(new Property<PartialDate>(name, PropertyKind.Date, SlotCount));

    internal Property<bool> DerivedFlag(string name) => AddDerived(new Property<bool>(name, PropertyKind.Flag, SlotCount));

    internal Spell Lasts(Property<PartialDate>? from, Property<PartialDate>? to = null) => Spell = new(from, to);

    private T AddDerived<T>(T property)
        where T : Property
    {
        _derived.Add(property);
        return property;
    }

    private T Add<T>(T property)
        where T : Property
    {
        if (_derived.Count > 0) throw new InvalidOperationException($"The column '{property}' comes after what is derived, which has the slots after all columns.");
        _properties.Add(property);
        return property;
    }
}
