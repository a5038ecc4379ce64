using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Mechanisms;

/// <summary>Reads which meetings of mechanisms lie on either side of a day, those that were postponed or cancelled left out.</summary>
public static class MeetingReader
{
    private static readonly PageRequest One = new(1, WithTotal: false);

    // What was called off was no meeting, and nobody knows to which day it was put off.
    private static readonly Condition TakesPlace = new Condition.Not(new Condition.TextIn(Meeting.Status, [MeetingStatus.Postponed.Word(), MeetingStatus.Cancelled.Word()]));

    /// <summary>One slot per mechanism: the latest of its meetings that have begun by the day, whatever the precision of the date; null for none. One call of the store.</summary>
    public static ValueTask<IReadOnlyList<GraphNode?>> GetLastAsync(IGraphStore store, IReadOnlyList<GraphNode> mechanisms, DateOnly day, CancellationToken cancellationToken) =>
        FindAsync(store, mechanisms, new Condition.All([new Condition.HasValue(Meeting.StartsOn), new Condition.Not(Later(day))]), descending: true, cancellationToken);

    /// <summary>One slot per mechanism: the first of its meetings that begin after the day, or may do so by the precision of the date; null for none. One call of the store.</summary>
    public static ValueTask<IReadOnlyList<GraphNode?>> GetNextAsync(IGraphStore store, IReadOnlyList<GraphNode> mechanisms, DateOnly day, CancellationToken cancellationToken) =>
        FindAsync(store, mechanisms, Later(day), descending: false, cancellationToken);

    private static Condition Later(DateOnly day) => day == DateOnly.MaxValue ? new Condition.Any([]) : new Condition.DateBetween(Meeting.StartsOn, day.AddDays(1), To: null);

    private static async ValueTask<IReadOnlyList<GraphNode?>> FindAsync(IGraphStore store, IReadOnlyList<GraphNode> mechanisms, Condition condition, bool descending, CancellationToken cancellationToken)
    {
        var pages = await store.FindNeighboursAsync(mechanisms, Links.MeetingOf, Direction.Incoming, Meeting.Label, new Condition.All([condition, TakesPlace]), new(Meeting.StartsOn, descending), One, cancellationToken);
        return [.. pages.Select(page => page.Nodes is [var meeting, ..] ? meeting : null)];
    }
}
