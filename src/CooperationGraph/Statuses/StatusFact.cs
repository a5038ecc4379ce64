namespace CooperationGraph.Statuses;

/// <summary>What a status may rest on.</summary>
[Flags]
internal enum StatusFact
{
    None = 0,
    TerminatedOn = 1,
    Recorded = 2,
    PeriodTo = 4,
    InForceOn = 8,
    PeriodFrom = 16,
    SignedOn = 32,
    NoEnd = 64,
    NoSignature = 128,
    NoDate = 256,
    Unverified = 512,
    ProvisionalFrom = 1024,
    Survival = 2048,
    Renewal = 4096,
}
