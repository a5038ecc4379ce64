using CooperationGraph.Graph;
using CooperationGraph.Time;

namespace CooperationGraph.Claims;

/// <summary>
/// Nobody can report what has not happened yet: a claim about a row as a whole says nothing of what befell it after its source was published.
/// What an agreement itself lays down for later (its period, the day from which it applies) is no such event.
/// </summary>
internal static class Hindsight
{
    private static readonly HashSet<Property> LaidDownAhead = [Agreement.AppliesFrom, Agreement.PeriodFrom, Agreement.PeriodTo];

    /// <summary>Whether the value of a property tells of something that lies wholly after what the source of a claim can know.</summary>
    public static bool Needs(GraphNode subject, Property property, CitedClaim claim) =>
        KnownUntil(subject, claim.Source) is { } until && EventsOf(subject, property).Any(date => date?.CertainlyAfter(until) == true);

    // The text of an agreement is as old as its signature, wherever and whenever it is published again.
    private static DateOnly? KnownUntil(GraphNode subject, GraphNode source) =>
        source.Get(Source.PublishedOn)?.Last
        ?? (subject.Label == Agreement.Label && source.Read(Source.Kind) is SourceKind.TreatyText or SourceKind.DeclarationText or SourceKind.JointStatement ? subject.Get(Agreement.SignedOn)?.Last : null);

    private static IEnumerable<PartialDate?> EventsOf(GraphNode subject, Property property)
    {
        if (property is Property<PartialDate> date) return LaidDownAhead.Contains(property) ? [] : [subject.Get(date)];
        if (property == Agreement.TerminationType) return [subject.Get(Agreement.TerminatedOn)];
        if (property == Agreement.Status) return [subject.Get(Agreement.StatusAsOf), BeginOf(subject)];
        if (property == Project.Status) return subject.Is(Project.Status, ProjectStatus.Operating) ? [subject.Get(Project.CompletedOn)] : [];
        if (property == Financing.Status) return subject.Is(Financing.Status, FinancingStatus.Completion) ? [subject.Get(Financing.CompletedOn)] : [];
        return [];
    }

    // Of the recorded status.
    private static PartialDate? BeginOf(GraphNode agreement) =>
        agreement.Read(Agreement.Status) switch
        {
            RecordedStatus.Signed => agreement.Get(Agreement.SignedOn),
            RecordedStatus.InForce or RecordedStatus.Suspended => agreement.Get(Agreement.InForceOn),
            RecordedStatus.Withdrawn or RecordedStatus.Terminated or RecordedStatus.Cancelled => agreement.Get(Agreement.TerminatedOn),
            _ => null,
        };
}
