namespace CooperationGraph.Time;

/// <summary>
/// The days around one on which nothing is otherwise than on that one, of all that compares a day with the ends of what dates can stand for. To be narrowed by each such date.
/// </summary>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them.</param>
internal readonly record struct UnchangedDays(DateOnly From, DateOnly To)
{
    /// <summary>Those of what depends on no date.</summary>
    public static UnchangedDays All => new(DateOnly.MinValue, DateOnly.MaxValue);

    public UnchangedDays Around(DateOnly day, PartialDate? date) => date is { } own ? Around(day, own.First).Around(day, own.Last) : this;

    public UnchangedDays And(UnchangedDays others) => new(From > others.From ? From : others.From, To < others.To ? To : others.To);

    public bool Contains(DateOnly day) => From <= day && day <= To;

    // Before the end, on it, and after it are three.
    private UnchangedDays Around(DateOnly day, DateOnly end) =>
        day < end ? And(new(DateOnly.MinValue, end.AddDays(-1)))
        : day > end ? And(new(end.AddDays(1), DateOnly.MaxValue))
        : new(end, end);
}
