namespace CooperationGraph.Graph;

/// <summary>What an agreement is on a day, by its dates: the words of <see cref="Vocabulary.WordsOf"/>.</summary>
public enum AgreementState { UnderNegotiation, NotYetSigned, Unknown, Stated, Signed, ProvisionallyApplied, InForce, Suspended, Cancelled, Ended }
