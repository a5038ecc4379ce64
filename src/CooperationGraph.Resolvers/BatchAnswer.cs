using System.Collections;

namespace CooperationGraph.Resolvers;

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

    /// <summary>The values, or the items of all lists.</summary>
    public object?[] Targets { get; }

    /// <summary>Where each parent's list begins, and where the last one ends; null where the field is no list.</summary>
    public int[]? Offsets { get; }

    /// <param name="targets">One per parent; null where there is none.</param>
    public static BatchAnswer Values(object?[] targets) => new(targets, null, null);

    /// <param name="targets">The items of all lists, one parent after the other.</param>
    /// <param name="offsets">One more than there are parents, ascending from 0 to the number of targets.</param>
    public static BatchAnswer Lists(object?[] targets, int[] offsets) => new(targets, offsets, null);

    /// <summary>One list per parent, in their order.</summary>
    public static BatchAnswer Lists(IReadOnlyList<IReadOnlyList<object>> lists)
    {
        var offsets = new int[lists.Count + 1];
        for (var i = 0; i < lists.Count; i++) offsets[i + 1] = offsets[i] + (lists[i] is object[] array ? array.Length : lists[i].Count);
        var items = new object?[offsets[^1]];
        for (var i = 0; i < lists.Count; i++)
        {
            // Most are arrays, of whichever type. Item by item, each would be looked for through the interface of another type.
            if (lists[i] is object[] array) new ReadOnlySpan<object>(array).CopyTo(items.AsSpan(offsets[i])!);
            else if (lists[i] is ICollection list) list.CopyTo(items, offsets[i]);
            else
                for (var j = 0; j < lists[i].Count; j++) items[offsets[i] + j] = lists[i][j];
        }

        return Lists(items, offsets);
    }

    /// <inheritdoc cref="Lists(IReadOnlyList{IReadOnlyList{object}})"/>
    public static BatchAnswer Lists<T>(T[][] lists)
        where T : class
    {
        var offsets = new int[lists.Length + 1];
        for (var i = 0; i < lists.Length; i++) offsets[i + 1] = offsets[i] + lists[i].Length;
        var items = new object?[offsets[^1]];
        for (var i = 0; i < lists.Length; i++) new ReadOnlySpan<object?>(lists[i]).CopyTo(items.AsSpan(offsets[i]));
        return Lists(items, offsets);
    }

    /// <param name="errors">One per parent; where it is not null the parent's value is null, for that reason.</param>
    public BatchAnswer WithErrors(IReadOnlyList<FieldException?> errors) => new(Targets, Offsets, errors) { _absent = _absent };

    /// <param name="absent">One per parent of a list field: whether its list is null.</param>
    public BatchAnswer WithAbsent(bool[] absent) => new(Targets, Offsets, _errors) { _absent = absent };

    /// <summary>Whether a parent's list is null.</summary>
    public bool IsAbsent(int parent) => _absent is not null && _absent[parent];

    /// <summary>Why a parent has no value; null where it has one, or null is it.</summary>
    public FieldException? ErrorOf(int parent) => _errors?[parent];

    /// <exception cref="InvalidOperationException">The answer is not of as many parents, or is a list where the field is none.</exception>
    public void Check(int parents, bool isList)
    {
        var right = isList ? Offsets is { } offsets && offsets.Length == parents + 1 && offsets[^1] <= Targets.Length : Offsets is null && Targets.Length >= parents;
        if (!right) throw new InvalidOperationException($"A batch resolver answered {Targets.Length} targets and {Offsets?.Length.ToString() ?? "no"} offsets for {parents} parents.");
    }
}
