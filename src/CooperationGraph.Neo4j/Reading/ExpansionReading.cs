using CooperationGraph.Graph;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Stores;

namespace CooperationGraph.Neo4j.Reading;

/// <summary>
/// The walk of many branches in one statement of two parts, one per direction, which start from the nodes by their numbers. All types of a direction stand in one
/// pattern: with a part for each, the database took seconds to plan the walk along all of them.
/// </summary>
internal sealed class ExpansionReading
{
    // As many as a list can have.
    private const int MaxLimit = 1_000_000_000;

    private readonly IReadOnlyList<Branch> _branches;
    private readonly ExpandRequest _request;
    private readonly ConditionWriter _conditions;
    private readonly HashSet<NodeLabel> _labels = [];

    public ExpansionReading(IReadOnlyList<Branch> branches, ExpandRequest request, KnownNodes known)
    {
        (_branches, _request) = (branches, request);
        _conditions = new(Parameters);
        Parameters.Add("limit", Math.Min(request.Limit, MaxLimit));
        var parts = Enumerable.Range(0, branches.Count).GroupBy(i => branches[i].Way.Direction).OrderBy(each => each.Key).Select(each => Part(each.Key, [.. each])).OfType<string>().ToList();
        Text = parts.Count == 0 ? null : Statements.Expansion(parts);
        Parameters.Add(NodeColumns.Parameter, known.ColumnsOf(_labels));
    }

    /// <summary>Null where nothing can be found.</summary>
    public string? Text { get; }

    public Dictionary<string, object?> Parameters { get; } = [];

    /// <summary>The labels that the neighbours may have.</summary>
    public IReadOnlyCollection<NodeLabel> Labels => _labels;

    /// <summary>The neighbours of a branch.</summary>
    public static CypherValue[] NodesOf(CypherValue branch) => branch.Items[1].Items;

    /// <param name="rows">One per branch that has relationships: its index, the neighbours and the values of those that are wanted, and the number of all.</param>
    public Expansion Read(CypherValue[] rows, KnownNodes.OfAnswer nodes)
    {
        var ofBranch = new CypherValue[]?[_branches.Count];
        foreach (var row in rows) ofBranch[row.Items[0].Whole] = row.Items;
        List<ExpandedRelationship> items = [];
        var (offsets, leftOut) = (new int[_branches.Count + 1], new int[_branches.Count]);
        for (var i = 0; i < _branches.Count; i++)
        {
            if (ofBranch[i] is { } row)
            {
                foreach (var (node, values) in row[1].Items.Zip(row[2].Items)) items.Add(Read(_branches[i].Way.Type, nodes.Of(node), values.Items));
                leftOut[i] = row[3].Whole - row[1].Items.Length;
            }

            offsets[i + 1] = items.Count;
        }

        return new([.. items], offsets, leftOut);
    }

    private static ExpandedRelationship Read(RelationshipType type, GraphNode node, CypherValue[] values) =>
        new(node, values[0].Whole, type.Properties.Count > 0 ? NodeColumns.Values(type, values.AsSpan(1)) : null);

    private string? Part(Direction direction, IReadOnlyList<int> indexes)
    {
        RelationshipType[] types = [.. indexes.Select(i => _branches[i].Way.Type).Distinct().Where(type => Statements.LabelsAt(type, direction).Any(IsWanted)).OrderBy(type => type.Index)];
        if (types.Length == 0) return null;
        var starts = Starts(indexes, types);
        if (_request.Limit == 0 && indexes.All(i => _branches[i].After is null)) return Statements.BranchCounts(direction, [.. types.Select(type => (type, Demands([type], direction)))], starts);
        _labels.UnionWith(WantedAt(types, direction));
        return Statements.Branches(direction, types, starts, Demands(types, direction));
    }

    private NodeLabel[] WantedAt(IEnumerable<RelationshipType> types, Direction direction) =>
        [.. types.SelectMany(type => Statements.LabelsAt(type, direction)).Distinct().Where(IsWanted).OrderBy(label => label.Index)];

    private List<string> Demands(RelationshipType[] types, Direction direction)
    {
        var labels = WantedAt(types, direction);
        List<string> demands = [];
        if (types.SelectMany(type => Statements.LabelsAt(type, direction)).Any(label => !IsWanted(label))) demands.Add($"({string.Join(" OR ", labels.Select(label => "m:" + label.Name))})");
        if (_request.Day is { } day)
        {
            demands.AddRange(Lasting(types, type => $"WHEN {(types.Length > 1 ? "type" : "type(r)")} = '{type.Name}'", day, "r"));
            demands.AddRange(Lasting(labels, label => $"WHEN m:{label.Name}", day, "m"));
        }

        return demands;
    }

    private string Starts(IEnumerable<int> indexes, RelationshipType[] types) =>
        _conditions.Parameter(
            indexes.Where(i => types.Contains(_branches[i].Way.Type)).GroupBy(i => _branches[i].Node.Number)
                .Select(each => new object[] { each.Key, each.Select(i => _branches[i].Way.Type.Name).Distinct().ToArray(), each.Select(Start).ToArray() }).ToArray());

    // As one CASE, for the planner takes long to put a conjunction of alternatives into its normal form.
    private IEnumerable<string> Lasting<T>(IEnumerable<T> owners, Func<T, string> when, DateOnly day, string of)
        where T : PropertyOwner
    {
        var cases = string.Join(' ', owners.Select(owner => Stores.Lasting.On(owner, day) is { } lasting ? $"{when(owner)} THEN {_conditions.Write(lasting, of)}" : null).OfType<string>());
        return cases.Length == 0 ? [] : [$"CASE {cases} ELSE true END"];
    }

    private object?[] Start(int index)
    {
        var (_, way, after) = _branches[index];
        return [way.Type.Name, index, after?.Other, after?.Ordinal];
    }

    private bool IsWanted(NodeLabel label) => _request.Labels?.Contains(label) != false;
}
