using CooperationGraph.Graph;

namespace CooperationGraph.Coverage;

/// <summary>What the states say.</summary>
public static class CoverageStates
{
    /// <summary>Whether there is an agreement: in force, provisionally applied, signed, or stated. One that is suspended protects nobody.</summary>
    public static bool IsCovered(this CoverageState state) => state is CoverageState.InForce or CoverageState.ProvisionallyApplied or CoverageState.Signed or CoverageState.Stated;

    /// <summary>What an agreement in a state makes of a cell; null where it is not signed, or was given up.</summary>
    internal static CoverageState? Of(AgreementState state) =>
        state switch
        {
            AgreementState.InForce => CoverageState.InForce,
            AgreementState.ProvisionallyApplied => CoverageState.ProvisionallyApplied,
            AgreementState.Signed => CoverageState.Signed,
            AgreementState.Stated => CoverageState.Stated,
            AgreementState.Suspended => CoverageState.Suspended,
            AgreementState.Unknown => CoverageState.Unknown,
            AgreementState.Ended => CoverageState.Ended,
            _ => null,
        };
}
