using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets.Rules;

/// <summary>Two memberships of one country in one group hold on the same day, or may do so by the precision of their dates. The country is a member once all the same.</summary>
public sealed class OverlappingMembershipsRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        var table = seed[MemberOf.Type];
        var memberships = new Dictionary<(string, string), List<Membership>>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (table.Rows[i] is not [{ } from, { } to, ..] || Read(table, i) is not { } membership) continue;
            if (memberships.TryGetValue((from, to), out var others)) others.Add(membership);
            else memberships.Add((from, to), [membership]);
        }

        foreach (var ((country, group), each) in memberships.Where(pair => pair.Value.Count > 1))
        {
            // By their beginning, each has to be compared only with the one that lasts longest of those before it.
            each.Sort((left, right) => left.Begins.CompareTo(right.Begins) is var compared && compared != 0 ? compared : left.Row.CompareTo(right.Row));
            var longest = each[0];
            foreach (var next in each.Skip(1))
            {
                if (next.Begins <= longest.Ends) Add(notices, table, country, group, longest, next);
                if (next.Ends > longest.Ends) longest = next;
            }
        }
    }

    private static void Add(NoticeList notices, SeedTable table, string country, string group, Membership earlier, Membership later)
    {
        var (row, other) = later.Row > earlier.Row ? (later.Row, earlier.Row) : (earlier.Row, later.Row);
        var message = later.CertainlyBegun <= earlier.CertainlyNotEnded
            ? $"'{country}' is a member of '{group}' in row {table.RowNumber(other)} at the same time. Join the two rows, or correct a date."
            : $"'{country}' may be a member of '{group}' in row {table.RowNumber(other)} at the same time. Give the month or the day of the end and of the beginning, or join the two rows.";
        notices.Add("overlapping_memberships", Severity.Warning, table.File, message, table.RowNumber(row), MemberOf.ValidFrom.Name, table.Rows[row][table.IndexOf(MemberOf.ValidFrom)]);
    }

    // Null where a date is none; another rule tells.
    private static Membership? Read(SeedTable table, int index)
    {
        var (from, to) = (table.Rows[index][table.IndexOf(MemberOf.ValidFrom)], table.Rows[index][table.IndexOf(MemberOf.ValidTo)]);
        PartialDate begins = default, ends = default;
        if ((from is not null && !PartialDate.TryParse(from, out begins)) || (to is not null && !PartialDate.TryParse(to, out ends))) return null;
        return new(
            index, from is null ? DateOnly.MinValue : begins.First, from is null ? DateOnly.MinValue : begins.Last,
            to is null ? DateOnly.MaxValue : ends.Last, to is null ? DateOnly.MaxValue : ends.First);
    }

    /// <param name="Row">The index of the row.</param>
    /// <param name="Begins">The first day on which it may hold.</param>
    /// <param name="CertainlyBegun">The first day on which it has certainly begun.</param>
    /// <param name="Ends">The last day on which it may hold.</param>
    /// <param name="CertainlyNotEnded">The last day on which it has certainly not ended.</param>
    private readonly record struct Membership(int Row, DateOnly Begins, DateOnly CertainlyBegun, DateOnly Ends, DateOnly CertainlyNotEnded);
}
