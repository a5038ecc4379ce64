using CooperationGraph.Graph;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>A complete revision in the database, and how many nodes of each label it has.</summary>
internal sealed class StoredDataset
{
    private readonly int[] _starts;

    /// <param name="import">The import that wrote it: two of the same revision differ in it.</param>
    /// <param name="counts">One per label, in the order of <see cref="GraphModel.Labels"/>.</param>
    public StoredDataset(string revision, string import, IReadOnlyList<int> counts)
    {
        (Revision, Import) = (revision, import);
        _starts = new int[counts.Count + 1];
        for (var i = 0; i < counts.Count; i++) _starts[i + 1] = _starts[i] + counts[i];
    }

    public string Revision { get; }

    public string Import { get; }

    /// <summary>All nodes.</summary>
    public int Count => _starts[^1];

    public int CountOf(NodeLabel label) => _starts[label.Index + 1] - _starts[label.Index];

    /// <summary>The property <c>number</c> of the label's first node; those of the others follow, by id.</summary>
    public int FirstOf(NodeLabel label) => _starts[label.Index];
}
