namespace CooperationGraph.Execution;

/// <summary>
/// The values of one field for all parents of a batch. For parent <c>i</c> of a list field they are the targets from <c>offsets[i]</c> up
/// to, but not including, <c>offsets[i + 1]</c>; of any other field, target <c>i</c>.
/// </summary>
public sealed class BatchAnswer
{
    private readonly IReadOnlyList<FieldException?>? _errors;
    private bool[]? _absent;

    private BatchAnswer(object?[] targets, int[]? offsets, IReadOnlyList<FieldException?>? errors)
    {
        Targets = targets;
        Offsets = offsets;
        _errors = errors;
    }

    internal object?[] Targets { get; }

    internal int[]? Offsets { get; }

    /// <param name="targets">One per parent; null where there is none.</param>
    public static BatchAnswer Values(object?[] targets) => new(targets, null, null);

    /// <param name="targets">The items of all lists, one parent after the other.</param>
    /// <param name="offsets">One more than there are parents, ascending from 0 to the number of targets.</param>
    public static BatchAnswer Lists(object?[] targets, int[] offsets) => new(targets, offsets, null);

    /// <param name="errors">One per parent; where it is not null the parent's value is null, for that reason.</param>
    public BatchAnswer WithErrors(IReadOnlyList<FieldException?> errors) => new(Targets, Offsets, errors);

    /// <param name="absent">One per parent of a list field: whether its list is null.</param>
    internal BatchAnswer WithAbsent(bool[] absent) => new(Targets, Offsets, _errors) { _absent = absent };

    internal bool IsAbsent(int parent) => _absent is not null && _absent[parent];

    internal FieldException? ErrorOf(int parent) => _errors?[parent];

    internal void Check(int parents, bool isList)
    {
        var right = isList ? Offsets is { } offsets && offsets.Length == parents + 1 && offsets[^1] <= Targets.Length : Offsets is null && Targets.Length >= parents;
        if (!right) throw new InvalidOperationException($"A batch resolver answered {Targets.Length} targets and {Offsets?.Length.ToString() ?? "no"} offsets for {parents} parents.");
    }
}
