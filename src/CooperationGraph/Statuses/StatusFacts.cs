using System.Globalization;
using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Statuses;

/// <summary>The facts in words.</summary>
internal static class StatusFacts
{
    private static readonly (StatusFact Fact, Property<PartialDate>? Date, string? Words)[] All =
    [
        (StatusFact.TerminatedOn, Agreement.TerminatedOn, null),
        (StatusFact.TerminatedOn, Agreement.PartyLeftOn, null),
        (StatusFact.PeriodTo, Agreement.PeriodTo, null),
        (StatusFact.InForceOn, Agreement.InForceOn, null),
        (StatusFact.InForceOn, Agreement.PartiesInForceOn, null),
        (StatusFact.ProvisionalFrom, Agreement.ProvisionalFrom, null),
        (StatusFact.Recorded, null, null),
        (StatusFact.PeriodFrom, Agreement.PeriodFrom, null),
        (StatusFact.SignedOn, Agreement.SignedOn, null),
        (StatusFact.Renewal, null, null),
        (StatusFact.Survival, null, null),
        (StatusFact.NoEnd, null, "terminated_on not recorded"),
        (StatusFact.NoSignature, null, "signed_on not recorded"),
        (StatusFact.NoDate, null, "no date recorded"),
        (StatusFact.Unverified, null, "unverified"),
    ];

    /// <summary>When it entered into force: by its own date, else by those of its parties.</summary>
    public static PartialDate? InForceOn(GraphNode agreement) => agreement.Get(Agreement.InForceOn) ?? agreement.Get(Agreement.PartiesInForceOn);

    /// <summary>The facts of an agreement that are among <paramref name="used"/>; a date that is missing is none.</summary>
    public static IReadOnlyList<string> Of(GraphNode agreement, StatusFact used)
    {
        List<string> facts = [];
        foreach (var (fact, property, words) in All)
        {
            if (!used.HasFlag(fact)) continue;
            if (fact == StatusFact.Recorded) facts.Add(Recorded(agreement));
            else if (fact == StatusFact.Renewal) facts.Add($"{Agreement.Renewal} {agreement.Get(Agreement.Renewal)}");
            else if (fact == StatusFact.Survival) facts.Add($"{Agreement.SurvivalYears} {agreement.Get(Agreement.SurvivalYears)?.ToString(CultureInfo.InvariantCulture)}");
            else if (property is null) facts.Add(words!);
            else if (IsOverruled(agreement, property)) continue;
            // Whoever joins without a signature has joined with the entry into force for it (PartyTerms).
            else if (fact == StatusFact.SignedOn && used.HasFlag(StatusFact.InForceOn) && agreement.Get(property) == agreement.Get(Agreement.InForceOn)) continue;
            else if (agreement.Get(property) is { } date) facts.Add($"{property.Name} {date}");
        }

        return facts;
    }

    /// <summary>Whether the source of a date among <paramref name="used"/> does not vouch for it.</summary>
    public static bool AreInDoubt(GraphNode agreement, StatusFact used)
    {
        foreach (var (fact, property, _) in All)
            if (used.HasFlag(fact) && (fact == StatusFact.Recorded ? Agreement.StatusAsOf : property) is { } date && !IsOverruled(agreement, date) && agreement.Get(date)?.IsInDoubt == true) return true;
        return false;
    }

    /// <summary>The fact that a column holds, or none.</summary>
    public static StatusFact Of(string column)
    {
        if (column == Agreement.Status.Name || column == Agreement.StatusAsOf.Name) return StatusFact.Recorded;
        if (column == Agreement.Renewal.Name) return StatusFact.Renewal;
        foreach (var (fact, property, _) in All)
            if (property is not null && property.Name == column) return fact;
        return StatusFact.None;
    }

    // An end of its own counts, whoever has left.
    private static bool IsOverruled(GraphNode agreement, Property<PartialDate> date) => date == Agreement.PartyLeftOn && agreement.Get(Agreement.TerminatedOn) is not null;

    private static string Recorded(GraphNode agreement) =>
        agreement.Get(Agreement.StatusAsOf) is { } asOf ? $"recorded {agreement.Get(Agreement.Status)} as of {asOf}" : $"recorded {agreement.Get(Agreement.Status)}";
}
