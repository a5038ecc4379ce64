using CooperationGraph.Graph;

namespace CooperationGraph.Statuses;

/// <summary>What a recorded status says of the day on which a source recorded it.</summary>
internal static class RecordedStatuses
{
    /// <summary>It was signed by then.</summary>
    public static bool ImpliesSigned(this RecordedStatus status) => status != RecordedStatus.UnderNegotiation;

    /// <summary>It had ended by then.</summary>
    public static bool IsEnd(this RecordedStatus status) => status is RecordedStatus.Terminated or RecordedStatus.Withdrawn;
}
