namespace CooperationGraph.Graph;

/// <summary>What a cell of the coverage matrix is. Of agreements in several states the first counts.</summary>
public enum CoverageState { InForce, ProvisionallyApplied, Signed, Stated, Suspended, Unknown, Disputed, Ended, NoneKnown, NotChecked }
