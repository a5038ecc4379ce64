using CooperationGraph.Time;

namespace CooperationGraph.Graph;

public static class Agreement
{
    public static readonly NodeLabel Label = new("Agreement", "agreement", "agreements.csv");
    public static readonly EnumeratedProperty<AgreementType> Type = Label.Enumerated<AgreementType>("type", required: true, filter: "types");
    public static readonly Property<string> Subtype = Label.Text("subtype");
    public static readonly Property<string> TitleEn = Label.Caption("title_en");
    public static readonly Property<string> TitleZh = Label.Text("title_zh", searched: true);
    public static readonly Property<string> OfficialTitleEn = Label.Text("official_title_en", searched: true);
    public static readonly Property<PartialDate> SignedOn = Label.Date("signed_on", filter: "signed");
    public static readonly Property<PartialDate> ProvisionalFrom = Label.Date("provisional_from");
    public static readonly Property<PartialDate> InForceOn = Label.Date("in_force_on", filter: "enteredIntoForce");
    public static readonly Property<PartialDate> AppliesFrom = Label.Date("applies_from");
    public static readonly Property<PartialDate> PeriodFrom = Label.Date("period_from");
    public static readonly Property<PartialDate> PeriodTo = Label.Date("period_to");

    /// <summary>What happens when the period is over, as it lays down.</summary>
    public static readonly EnumeratedProperty<RenewalType> Renewal = Label.Enumerated<RenewalType>("renewal");
    public static readonly Property<PartialDate> TerminatedOn = Label.Date("terminated_on", filter: "terminated");
    public static readonly EnumeratedProperty<TerminationType> TerminationType = Label.Enumerated<TerminationType>("termination_type", filter: "terminationTypes");

    /// <summary>For how many years after the end investments made before it stay protected, as the agreement lays down.</summary>
    public static readonly Property<decimal> SurvivalYears = Label.Number("survival_years");
    public static readonly EnumeratedProperty<RecordedStatus> Status = Label.Enumerated<RecordedStatus>("status", filter: "recordedStatus");
    public static readonly Property<PartialDate> StatusAsOf = Label.Date("status_as_of");
    public static readonly EnumeratedProperty<Confidence> Confidence = Label.Enumerated<Confidence>("confidence");
    public static readonly Property<string[]> UnverifiedFields = Label.TextList("unverified_fields");
    public static readonly Property<bool> Unverified = Label.Flag("unverified", filter: "unverified");
    public static readonly Property<string> Note = Label.Text("note");

    /// <summary>Since when it has fewer than two parties that have neither withdrawn nor, as states, ended; empty where it has two, or never had, or had ended before.</summary>
    public static readonly Property<PartialDate> PartyLeftOn = Label.DerivedDate("party_left_on");

    /// <summary>Since when it has been in force for two of its parties by dates of their own; empty where it has a date itself, or not all of them do.</summary>
    public static readonly Property<PartialDate> PartiesInForceOn = Label.DerivedDate("parties_in_force_on");

    /// <summary>Whether a source states it as a whole: a claim about no field that asserts it, is not deprecated, and rests on something that can be looked up.</summary>
    public static readonly Property<bool> StatedAsWhole = Label.DerivedFlag("stated_as_whole");

    /// <summary>Whether a claim is about a field of it, or denies anything: sources do not disagree on it otherwise.</summary>
    public static readonly Property<bool> ClaimedInPart = Label.DerivedFlag("claimed_in_part");
    public static readonly IReadOnlyList<Property> Orders = Label.OrderedBy(SignedOn, InForceOn, TitleEn);
}

/// <summary>What an agreement is about, in the words of the coverage matrix.</summary>
public enum AgreementType
{
    BeltAndRoadDocument, InvestmentProtectionAgreement, MidToLongTermPlan, CooperationPlan, DoubleTaxationAgreement,
    FreeTradeAgreement, NonPreferentialTradeAgreement, ServicesAndInvestmentAgreement, JointStatement, FriendshipTreaty,
    FoundingDocument, ProjectAgreement, Memorandum,
}

/// <summary>The status of an agreement that a source recorded on a day.</summary>
public enum RecordedStatus { UnderNegotiation, Signed, InForce, Suspended, WithdrawalNotified, Withdrawn, Terminated, Cancelled }

/// <summary>How an agreement ended.</summary>
public enum TerminationType { ReplacedByNewTreaty, UnilaterallyDenounced, ByConsent, Expired, NotRenewed }

/// <summary>How an agreement goes on after its period.</summary>
public enum RenewalType { Tacit, ByAgreement }
