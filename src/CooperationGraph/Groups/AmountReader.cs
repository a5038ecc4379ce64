using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Groups;

/// <summary>Adds up the sums of money of projects or financings: each once, and none to one of another kind, currency, price basis or base year.</summary>
public static class AmountReader
{
    private static readonly GroupKey[] Own = [new GroupKey.Word(Amount.Kind), new GroupKey.Word(Amount.Currency), new GroupKey.Word(Amount.PriceBasis), new GroupKey.Year(Amount.BaseYear), new GroupKey.Word(Amount.Comparison)];

    private const int ComparisonKey = 4;

    /// <summary>What the nodes of each group have, by the group's values (<see cref="NodeGroup.TextOf"/>); one without sums is not there. Two calls of the store.</summary>
    /// <param name="label">Project or Financing.</param>
    /// <param name="keys">What the nodes are grouped by; none for all of them together.</param>
    public static async ValueTask<ILookup<string, AmountTotal>> GetAsync(
        IGraphStore store, NodeLabel label, Condition condition, IReadOnlyList<GroupKey> keys, CancellationToken cancellationToken)
    {
        Condition ofThem = new Condition.LeadsTo(Links.AmountOf, Direction.Outgoing, label, condition);
        GroupKey[] all = [.. Own, .. keys.Select(key => new GroupKey.Related(Links.AmountOf, Direction.Outgoing, Of: key))];
        var lower = await store.CountAsync(Amount.Label, ofThem, all, Amount.Value, cancellationToken);
        var upper = (await store.CountAsync(Amount.Label, ofThem, all, Amount.ValueMax, cancellationToken)).Groups.ToDictionary(group => NodeGroup.TextOf(group.Keys));
        return lower.Groups.GroupBy(group => NodeGroup.TextOf([.. group.Keys.Where((_, i) => i != ComparisonKey)])).Select(Total).ToLookup(each => each.Group, each => each.Total);

        // Ranges have an upper end, and nothing else has (RangeRule).
        (string Group, AmountTotal Total) Total(IEnumerable<NodeGroup> parts)
        {
            List<NodeGroup> each = [.. parts];
            var known = each[0].Keys[1] is not null;
            return (
                NodeGroup.TextOf([.. each[0].Keys.Skip(Own.Length)]),
                new(
                    each[0].Keys[0]!, each[0].Keys[1], each[0].Keys[2]!, each[0].Keys[3], each.Sum(part => part.Count), known ? each.Sum(part => part.Sum) : null,
                    known ? each.Sum(part => upper[NodeGroup.TextOf(part.Keys)] is { WithValue: > 0 } range ? range.Sum : part.Sum) : null, each.ConvertAll(part => part.Keys[ComparisonKey]!)));
        }
    }
}

/// <param name="Currency">Null where it is not recorded: then nothing is added up.</param>
/// <param name="BaseYear">The year of constant prices.</param>
/// <param name="Count">The sums that are added up.</param>
/// <param name="Min">The total, ranges by their lower ends.</param>
/// <param name="Max">The total, ranges by their upper ends.</param>
/// <param name="Comparisons">How the sums compare with their numbers, each once.</param>
public sealed record AmountTotal(string Kind, string? Currency, string PriceBasis, string? BaseYear, int Count, decimal? Min, decimal? Max, IReadOnlyList<string> Comparisons);
