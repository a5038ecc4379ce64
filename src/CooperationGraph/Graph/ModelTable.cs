namespace CooperationGraph.Graph;

/// <summary>Labels and the relationship types between them: what a seed folder holds and what a store may be asked for.</summary>
public sealed class ModelTable
{
    private readonly Dictionary<string, NodeLabel> _byPrefix;

    /// <param name="labels">In the order in which their files are read. A label may stand in several tables, in each at the same place.</param>
    /// <param name="relationshipTypes">In the order in which stores keep them; likewise.</param>
    public ModelTable(IReadOnlyList<NodeLabel> labels, IReadOnlyList<RelationshipType> relationshipTypes)
    {
        (Labels, RelationshipTypes) = (labels, relationshipTypes);
        for (var i = 0; i < labels.Count; i++) labels[i].Index = i;
        for (var i = 0; i < relationshipTypes.Count; i++) relationshipTypes[i].Index = i;
        _byPrefix = labels.ToDictionary(label => label.IdPrefix);
        Owners = [.. labels, .. relationshipTypes.Where(type => type.Column is null)];
    }

    /// <summary>All labels; <see cref="NodeLabel.Index"/> is the position here.</summary>
    public IReadOnlyList<NodeLabel> Labels { get; }

    /// <summary>All relationship types; <see cref="RelationshipType.Index"/> is the position here.</summary>
    public IReadOnlyList<RelationshipType> RelationshipTypes { get; }

    /// <summary>What has a file of the seed, labels first.</summary>
    public IReadOnlyList<PropertyOwner> Owners { get; }

    /// <summary>The label that an id's prefix names, or null.</summary>
    public NodeLabel? LabelOf(string id)
    {
        var colon = id.IndexOf(':');
        return colon > 0 && _byPrefix.TryGetValue(id[..colon], out var label) ? label : null;
    }

    /// <summary>The relationship types stored as columns of a label's file, in the order of <see cref="RelationshipTypes"/>.</summary>
    public IEnumerable<RelationshipType> ColumnsOf(NodeLabel label) => RelationshipTypes.Where(type => type.Column is not null && type.StartsFrom(label));
}
