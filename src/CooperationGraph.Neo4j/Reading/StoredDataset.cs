using CooperationGraph.Graph;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>A complete revision in the database: how many nodes of each label it has, and so which numbers they have.</summary>
internal sealed class StoredDataset
{
    private readonly int[] _starts;

    /// <param name="counts">One per label, in the order of <see cref="GraphModel.Labels"/>.</param>
    public StoredDataset(string revision, IReadOnlyList<int> counts)
    {
        Revision = revision;
        _starts = new int[counts.Count + 1];
        for (var i = 0; i < counts.Count; i++) _starts[i + 1] = _starts[i] + counts[i];
    }

    public string Revision { get; }

    public int NodeCount => _starts[^1];

    public int CountOf(NodeLabel label) => _starts[label.Index + 1] - _starts[label.Index];

    /// <summary>The number of the label's first node; those of the others follow, by id.</summary>
    public int FirstOf(NodeLabel label) => _starts[label.Index];

    public NodeLabel LabelOf(int number)
    {
        var index = Array.BinarySearch(_starts, number);
        // Labels without nodes begin where the next one does.
        if (index >= 0)
            while (index + 1 < _starts.Length && _starts[index + 1] == number) index++;
        return GraphModel.Labels[index >= 0 ? index : ~index - 1];
    }
}
