using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Sources.Tables;
using CooperationGraph.Sources.Values;

namespace CooperationGraph.Sources.Forms;

/// <summary>
/// AidData's Global Chinese Development Finance Dataset, versions 2.0 and 3.0, whole or in part: one row is one commitment of one lender. Of a syndicated loan each
/// lender's part is a record of its own, and its amount is that part.
/// </summary>
internal sealed class AidDataForm : SourceForm
{
    internal const string Id = "record_id", Title = "title", Status = "status", FlowType = "flow_type", Flow = "flow_type_simplified", Sector = "sector_name", SectorCode = "sector_code",
        Recipient = "recipient", Iso3 = "recipient_iso3", Infrastructure = "infrastructure", CommitmentYear = "commitment_year", StartYear = "implementation_start_year",
        CompletionYear = "completion_year", Committed = "commitment_date", CommittedEstimated = "commitment_date_estimated", Started = "actual_implementation_start_date",
        StartedEstimated = "actual_implementation_start_date_estimated", Completed = "actual_completion_date", CompletedEstimated = "actual_completion_date_estimated",
        Constant = "amount_constant_usd", Nominal = "amount_nominal_usd", Original = "amount_original_currency", OriginalCurrency = "original_currency",
        Umbrella = "umbrella", Financier = "financier_country", Estimated = "amount_estimated", Agencies = "funding_agencies", AgencyTypes = "funding_agencies_type", Precision = "level_of_precision", Osm = "osm_link";

    public override string Name => "aiddata";

    public override IReadOnlyList<FormColumn> Columns { get; } =
    [
        new(Id, ["AidData Record ID", "AidData TUFF Project ID", "AidData Project ID", "Project ID"], IsRequired: true),
        new(Title, ["Title", "Project title"], IsRequired: true),
        new(Umbrella, ["Umbrella"]),
        new(Financier, ["Financier Country", "Financier", "Donor"]),
        new(Status, ["Status", "Project status"]),
        new(FlowType, ["Flow Type"]),
        new(Flow, ["Flow Type Simplified"]),
        new(Sector, ["Sector Name", "Sector", "AidData Sector Name"]),
        new(SectorCode, ["Sector Code", "AidData Sector Code"]),
        new(Recipient, ["Recipient", "Recipient country"]),
        new(Iso3, ["Recipient ISO-3", "Recipient ISO3", "ISO-3"]),
        new(Infrastructure, ["Infrastructure"]),
        new(CommitmentYear, ["Commitment Year"]),
        new(StartYear, ["Implementation Start Year"]),
        new(CompletionYear, ["Completion Year"]),
        new(Committed, ["Commitment Date"]),
        new(CommittedEstimated, ["Commitment Date Estimated"]),
        new(Started, ["Actual Implementation Start Date", "Actual Start Date"]),
        new(StartedEstimated, ["Actual Implementation Start Date Estimated", "Actual Start Date Estimated"]),
        new(Completed, ["Actual Completion Date"]),
        new(CompletedEstimated, ["Actual Completion Date Estimated"]),
        new(Constant, ["Amount (Constant USD #)"]),
        new(Nominal, ["Amount (Nominal USD)", "Amount (Nominal)"]),
        new(Original, ["Amount (Original Currency)"]),
        new(OriginalCurrency, ["Original Currency"]),
        new(Estimated, ["Amount Estimated"]),
        new(Agencies, ["Funding Agencies"]),
        new(AgencyTypes, ["Funding Agencies Type"]),
        new(Precision, ["Level of precision"]),
        new(Osm, ["OSM link", "OSM links"]),
    ];

    // GCDF 3.0 counts in dollars of 2021, 2.0 in those of 2017.
    public override PublishedSource SourceOf(PublishedTable table, string? asOf) =>
        table.Years.GetValueOrDefault(Constant) == 2017
            ? new("source:ds-gcdf2", "AidData at William & Mary", "Global Chinese Development Finance Dataset 2.0", "https://www.aiddata.org/data/aiddatas-global-chinese-development-finance-dataset-version-2-0", asOf ?? "2021-09", "ODC-By 1.0 (AidData)")
            : new("source:ds-gcdf3", "AidData at William & Mary", "Global Chinese Development Finance Dataset 3.0", "https://www.aiddata.org/data/aiddatas-global-chinese-development-finance-dataset-version-3-0", asOf ?? "2023-11", "ODC-By 1.0 (AidData)");

    public override IReadOnlyList<StatedRow> Read(IReadOnlyList<PublishedTable> tables, SeedFolder seed, string? asOf) =>
        [.. tables.SelectMany(table => table.Rows.Select(new AidDataReading(table, seed).Read))];

    internal static Words Statuses { get; } = new(
        Financing.Status, ("Pipeline: Pledge", "PLEDGE"), ("Pipeline: Commitment", "COMMITMENT"), ("Commitment", "COMMITMENT"), ("Implementation", "IMPLEMENTATION"), ("Completion", "COMPLETION"),
        ("Suspended", "SUSPENDED"), ("Cancelled", "CANCELLED"), ("Canceled", "CANCELLED"));

    internal static Words FlowTypes { get; } = new(
        Financing.FlowType, ("Loan", "LOAN"), ("Grant", "GRANT"), ("Export Credit", "EXPORT_CREDIT"), ("Export Credits", "EXPORT_CREDIT"), ("Export buyer's credit", "EXPORT_CREDIT"),
        ("Debt forgiveness", "DEBT_FORGIVENESS"), ("Debt rescheduling", "DEBT_RESCHEDULING"), ("Free-standing technical assistance", "TECHNICAL_ASSISTANCE"), ("Technical Assistance", "TECHNICAL_ASSISTANCE"),
        ("Scholarships/training in the donor country", "SCHOLARSHIPS"), ("Scholarships", "SCHOLARSHIPS"), ("Scholarship", "SCHOLARSHIPS"));

    internal static Words AgencyKinds { get; } = new(
        Organization.Kind, ("State-owned Policy Bank", "POLICY_BANK"), ("State-owned Commercial Bank", "COMMERCIAL_BANK"), ("State-owned Bank", "COMMERCIAL_BANK"), ("Private Sector Bank", "COMMERCIAL_BANK"), ("Government Agency", "AGENCY"),
        ("State-owned Company", "COMPANY"), ("Private Sector", "COMPANY"), ("State-owned Fund", "FUND"), ("Intergovernmental Organization", "INTERNATIONAL_ORGANIZATION"), ("Multilateral", "INTERNATIONAL_ORGANIZATION"));

    /// <summary>The code of the OECD's DAC, three digits, of each sector that AidData names.</summary>
    internal static IReadOnlyDictionary<string, string> Sectors { get; } = new[]
    {
        ("EDUCATION", "110"), ("HEALTH", "120"), ("POPULATION POLICIES/PROGRAMMES AND REPRODUCTIVE HEALTH", "130"), ("WATER SUPPLY AND SANITATION", "140"),
        ("GOVERNMENT AND CIVIL SOCIETY", "150"), ("OTHER SOCIAL INFRASTRUCTURE AND SERVICES", "160"), ("TRANSPORT AND STORAGE", "210"), ("COMMUNICATIONS", "220"),
        ("ENERGY", "230"), ("BANKING AND FINANCIAL SERVICES", "240"), ("BUSINESS AND OTHER SERVICES", "250"), ("AGRICULTURE, FORESTRY, FISHING", "310"),
        ("INDUSTRY, MINING, CONSTRUCTION", "320"), ("TRADE POLICIES AND REGULATIONS", "331"), ("TOURISM", "332"), ("GENERAL ENVIRONMENTAL PROTECTION", "410"),
        ("OTHER MULTISECTOR", "430"), ("GENERAL BUDGET SUPPORT", "510"), ("DEVELOPMENTAL FOOD AID/FOOD SECURITY ASSISTANCE", "520"),
        ("OTHER COMMODITY ASSISTANCE", "530"), ("ACTION RELATING TO DEBT", "600"), ("EMERGENCY RESPONSE", "720"), ("RECONSTRUCTION RELIEF AND REHABILITATION", "730"),
        ("DISASTER PREVENTION AND PREPAREDNESS", "740"), ("SUPPORT TO NON-GOVERNMENTAL ORGANIZATIONS (NGOS) AND GOVERNMENT ORGANIZATIONS", "920"),
        ("UNALLOCATED/UNSPECIFIED", "998"),
    }.ToDictionary(each => FormColumn.Fold(each.Item1), each => each.Item2);
}
