using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Datasets.Rules;

/// <summary>
/// Two memberships of one country in one group, or two participations of one in a mechanism in the same role, hold on the same day, or may do so by the precision of their dates. The country is there once all the same.
/// </summary>
public sealed class OverlappingMembershipsRule : IDatasetRule
{
    public void Check(SeedFolder seed, NoticeList notices)
    {
        Check(seed[MemberOf.Type], MemberOf.ValidFrom, MemberOf.ValidTo, role: null, "a member of", notices);
        Check(seed[ParticipatesIn.Type], ParticipatesIn.ValidFrom, ParticipatesIn.ValidTo, ParticipatesIn.Role, "a participant of", notices);
    }

    private static void Check(SeedTable table, Property<PartialDate> validFrom, Property<PartialDate> validTo, Property? role, string what, NoticeList notices)
    {
        var memberships = new Dictionary<(string, string, string?), List<Membership>>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (table.Rows[i] is not [{ } from, { } to, ..] || Read(i, table.Rows[i][table.IndexOf(validFrom)], table.Rows[i][table.IndexOf(validTo)]) is not { } membership) continue;
            var key = (from, to, role is null ? null : table.Rows[i][table.IndexOf(role)]);
            if (memberships.TryGetValue(key, out var others)) others.Add(membership);
            else memberships.Add(key, [membership]);
        }

        foreach (var ((country, group, _), each) in memberships.Where(pair => pair.Value.Count > 1))
        {
            // By their beginning, each has to be compared only with the one that lasts longest of those before it.
            each.Sort((left, right) => left.Begins.CompareTo(right.Begins) is var compared && compared != 0 ? compared : left.Row.CompareTo(right.Row));
            var longest = each[0];
            foreach (var next in each.Skip(1))
            {
                if (next.Begins <= longest.Ends) Add(longest, next);
                if (next.Ends > longest.Ends) longest = next;
            }

            void Add(Membership earlier, Membership later)
            {
                var (row, other) = later.Row > earlier.Row ? (later.Row, earlier.Row) : (earlier.Row, later.Row);
                var message = later.CertainlyBegun <= earlier.CertainlyNotEnded
                    ? $"'{country}' is {what} '{group}' in row {table.RowNumber(other)} at the same time. Join the two rows, or correct a date."
                    : $"'{country}' may be {what} '{group}' in row {table.RowNumber(other)} at the same time. Give the month or the day of the end and of the beginning, or join the two rows.";
                notices.Add("overlapping_memberships", Severity.Warning, table.File, message, table.RowNumber(row), validFrom.Name, table.Rows[row][table.IndexOf(validFrom)]);
            }
        }
    }

    // Null where a date is none; another rule tells.
    private static Membership? Read(int index, string? from, string? to)
    {
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
