using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Walks;

/// <summary>By which dates a stretch of days begins and ends, of all those of some nodes and of a relationship between them: a day may stand for a year of which nothing nearer is known.</summary>
/// <param name="relationship">Null for nodes alone.</param>
public sealed class SpellDates(Relationship? relationship, params IReadOnlyList<GraphNode> nodes)
{
    /// <param name="day">The first day of the stretch.</param>
    /// <returns>The most precise date that begins on it; the day itself where none does.</returns>
    public PartialDate BeginningOn(DateOnly day) => MostPrecise(day, date => date.First == day);

    /// <param name="day">The last day of the stretch.</param>
    /// <returns>The most precise date that ends on it, or on the next, as that of a termination does; the day itself where none does.</returns>
    public PartialDate EndingOn(DateOnly day) => MostPrecise(day, date => date.Last == day || (day < DateOnly.MaxValue && date.Last == day.AddDays(1)));

    private PartialDate MostPrecise(DateOnly day, Func<PartialDate, bool> isOf) =>
        Dates().Where(isOf).Select(date => (PartialDate?)date).MinBy(date => date!.Value.Last.DayNumber - date.Value.First.DayNumber) is { } found && found.First < found.Last ? found : PartialDate.OfDay(day);

    private IEnumerable<PartialDate> Dates() =>
        nodes.SelectMany(node => node.Label.Properties.Select(property => node[property]))
            .Concat(relationship?.Values ?? [])
            .OfType<PartialDate>();
}
