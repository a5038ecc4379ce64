namespace CooperationGraph.Statuses;

/// <summary>What the words of <see cref="Graph.Vocabulary.RecordedStatuses"/> say of the day on which a source recorded them.</summary>
internal static class RecordedStatuses
{
    public const string UnderNegotiation = "UNDER_NEGOTIATION";
    public const string Signed = "SIGNED";
    public const string InForce = "IN_FORCE";
    public const string WithdrawalNotified = "WITHDRAWAL_NOTIFIED";

    /// <summary>It was signed by then.</summary>
    public static bool ImpliesSigned(string? status) => status is not (null or UnderNegotiation);

    /// <summary>It had ended by then.</summary>
    public static bool IsEnd(string? status) => status is "TERMINATED" or "WITHDRAWN";
}
