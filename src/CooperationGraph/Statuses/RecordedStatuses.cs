using CooperationGraph.Graph;

namespace CooperationGraph.Statuses;

/// <summary>What a recorded status says of the day on which a source recorded it.</summary>
internal static class RecordedStatuses
{
    /// <summary>It was signed by then. What is given up may never have been.</summary>
    public static bool ImpliesSigned(this RecordedStatus status) => status is not (RecordedStatus.UnderNegotiation or RecordedStatus.Cancelled);

    /// <summary>It had entered into force by then, and not ended.</summary>
    public static bool ImpliesInForce(this RecordedStatus status) => status is RecordedStatus.InForce or RecordedStatus.Suspended;

    /// <summary>It had ended, or was given up, by then.</summary>
    public static bool IsEnd(this RecordedStatus status) => status is RecordedStatus.Terminated or RecordedStatus.Withdrawn or RecordedStatus.Cancelled;
}
