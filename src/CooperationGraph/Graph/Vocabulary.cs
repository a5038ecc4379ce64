namespace CooperationGraph.Graph;

/// <summary>The closed lists of the graph model. Their words are also the enum values of the GraphQL schema; a test compares the two.</summary>
public static class Vocabulary
{
    public static readonly IReadOnlyList<string> Languages = ["EN", "ZH", "RU", "FR"];

    /// <summary>
    /// The codes of currencies by ISO 4217, with those that were withdrawn since 2010 for older sums (ANG, BGN, CUC, HRK, SLL, ZWL); without metals, bond units and
    /// tests. A list of its own: what .NET knows depends on the machine.
    /// </summary>
    public static readonly IReadOnlySet<string> Currencies = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
        CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
        HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL
        MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD
        RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
        USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF XSU XUA YER ZAR ZMW ZWG ZWL
        """.Split([' ', '\n']).ToHashSet();

    public static readonly IReadOnlyList<string> AgreementTypes =
    [
        "BELT_AND_ROAD_DOCUMENT", "INVESTMENT_PROTECTION_AGREEMENT", "MID_TO_LONG_TERM_PLAN", "COOPERATION_PLAN",
        "DOUBLE_TAXATION_AGREEMENT", "FREE_TRADE_AGREEMENT", "NON_PREFERENTIAL_TRADE_AGREEMENT", "SERVICES_AND_INVESTMENT_AGREEMENT",
        "JOINT_STATEMENT", "FRIENDSHIP_TREATY", "FOUNDING_DOCUMENT", "PROJECT_AGREEMENT", "MEMORANDUM",
    ];

    public static readonly IReadOnlyList<string> RecordedStatuses =
        ["UNDER_NEGOTIATION", "SIGNED", "IN_FORCE", "WITHDRAWAL_NOTIFIED", "WITHDRAWN", "TERMINATED"];

    public static readonly IReadOnlyList<string> TerminationTypes = ["REPLACED_BY_NEW_TREATY", "UNILATERALLY_DENOUNCED", "NOT_RENEWED"];

    public static readonly IReadOnlyList<string> Confidences = ["HIGH", "MEDIUM", "LOW", "UNVERIFIED"];

    public static readonly IReadOnlyList<string> PartyRoles = ["PARTY"];

    public static readonly IReadOnlyList<string> GroupKinds =
    [
        "COUNTRY_GROUP", "MECHANISM_MEMBERS", "INTERNATIONAL_ORGANIZATION", "CUSTOMS_UNION", "REGIONAL_ORGANIZATION", "ECONOMIC_UNION",
        "TRADE_AGREEMENT", "STATISTICAL_REGION",
    ];

    public static readonly IReadOnlyList<string> MechanismLevels =
        ["HEAD_OF_STATE", "VICE_PREMIER", "MINISTER", "VICE_MINISTER", "SECRETARIAT", "BUSINESS", "FORUM", "DIALOGUE", "PLATFORM"];

    public static readonly IReadOnlyList<string> MechanismStatuses = ["ACTIVE", "DORMANT", "ENDED"];

    public static readonly IReadOnlyList<string> MeetingFormats = ["IN_PERSON", "VIDEO", "HYBRID"];

    public static readonly IReadOnlyList<string> SectorSchemes = ["TOPIC", "DAC_CRS_3", "DAC_CRS_5", "DAC_CRS_GROUP", "ISIC_REV4_SECTION"];

    public static readonly IReadOnlyList<string> SectorStatuses = ["ACTIVE", "WITHDRAWN"];

    public static readonly IReadOnlyList<string> ProjectStatuses =
        ["PLANNED", "FINANCING_CLOSED", "IMPLEMENTATION", "UNDER_CONSTRUCTION", "UNDER_CONSTRUCTION_DELAYED", "OPERATING", "CANCELLED"];

    public static readonly IReadOnlyList<string> LocationRoles = ["HOST", "TRANSIT", "ORIGIN", "DESTINATION", "PARTNER"];

    public static readonly IReadOnlyList<string> ParticipantRoles = ["DEVELOPER", "OWNER", "PARTNER", "CONTRACTOR", "LENDER", "SHAREHOLDER"];

    public static readonly IReadOnlyList<string> FinancingStatuses = ["COMMITMENT", "IMPLEMENTATION", "COMPLETION"];

    public static readonly IReadOnlyList<string> FlowTypes = ["LOAN", "GRANT"];

    public static readonly IReadOnlyList<string> OrganizationKinds =
    [
        "POLICY_BANK", "COMMERCIAL_BANK", "MULTILATERAL_BANK", "FUND", "GOVERNMENT", "MINISTRY", "AGENCY", "COMPANY", "RESEARCH",
        "INTERNATIONAL_ORGANIZATION",
    ];

    public static readonly IReadOnlyList<string> AmountKinds =
        ["TOTAL_COST", "SECTION_COST", "SECTION_COST_ESTIMATE", "CONTRACT", "FINANCING", "COMMITMENT", "LOAN", "EQUITY"];

    public static readonly IReadOnlyList<string> PriceBases = ["NOMINAL", "CONSTANT_2021"];

    public static readonly IReadOnlyList<string> Comparisons = ["EQUAL", "APPROXIMATELY", "NEARLY", "REACHED", "MORE_THAN", "UP_TO", "RANGE"];

    public static readonly IReadOnlyList<string> Measures = ["FLOW", "STOCK", "CUMULATIVE", "GROWTH_RATE", "COUNT", "PLEDGE"];

    public static readonly IReadOnlyList<string> PeriodTypes = ["YEAR", "HALF_YEAR", "QUARTER", "YEAR_TO_DATE", "AS_OF", "CUMULATIVE"];

    public static readonly IReadOnlyList<string> SourceKinds =
    [
        "PRESS_STATEMENT", "GOV_WEB", "GOV_LIST", "LEGAL_NOTICE", "TREATY_TEXT", "JOINT_STATEMENT", "DECLARATION_TEXT", "NEWS", "ARTICLE",
        "WIKI", "FORUM", "DATASET", "DATASET_EXCERPT", "DATASET_PAGE", "STANDARD", "UNVERIFIED",
    ];

    public static readonly IReadOnlyList<string> Stances = ["ASSERTS", "DENIES"];

    public static readonly IReadOnlyList<string> Ranks = ["PREFERRED", "NORMAL", "DEPRECATED"];

    public static readonly IReadOnlyList<string> AliasKinds = ["COUNTRY", "GROUP", "HISTORICAL", "REGION_PLACEHOLDER"];
}
