using CooperationGraph.Time;

namespace CooperationGraph.Graph;

/// <summary>
/// The graph model: every label, its properties, every relationship type and the labels that it may link. Dataset rules, stores,
/// exports, the seed's documentation and the schema test read it; nothing else states a column's name.
/// </summary>
/// <remarks>Over 300 lines because it is one table; splitting it would hide the whole.</remarks>
public static class GraphModel
{
    /// <summary>All labels, in the order in which their files are read; <see cref="NodeLabel.Index"/> is the position here.</summary>
    public static IReadOnlyList<NodeLabel> Labels { get; } = Numbered(
    [
        Country.Label, CountryGroup.Label, Alias.Label, Sector.Label, Agreement.Label, Mechanism.Label, Meeting.Label, Organization.Label,
        Project.Label, Financing.Label, Amount.Label, Indicator.Label, Observation.Label, Source.Label, CheckedScope.Label, Claim.Label,
    ]);

    /// <summary>All relationship types; <see cref="RelationshipType.Index"/> is the position here.</summary>
    public static IReadOnlyList<RelationshipType> RelationshipTypes { get; } = Numbered(
    [
        PartyTo.Type, MemberOf.Type, Links.Covers, Links.ReplacedBy, Links.Amends, AdoptedAt.Type, Links.ParticipatesIn, Links.PartOf,
        Links.FoundedBy, Links.MeetingOf, Links.HeldIn, LocatedIn.Type, Links.InSector, Links.Under, TakesPartIn.Type, Links.BasedIn,
        Links.Finances, Links.ReceivedBy, Links.LentBy, Links.SubsectorOf, Links.AmountOf, Links.AliasOf, Links.Of, Links.ReportedBy,
        Links.About, Links.Cites, Links.Counterpart, Links.Within,
    ]);

    private static readonly Dictionary<string, NodeLabel> ByPrefix = Labels.ToDictionary(label => label.IdPrefix);

    /// <summary>The label that an id's prefix names, or null.</summary>
    public static NodeLabel? LabelOf(string id)
    {
        var colon = id.IndexOf(':');
        return colon > 0 && ByPrefix.TryGetValue(id[..colon], out var label) ? label : null;
    }

    /// <summary>The relationship types stored as columns of a label's file, in the order of <see cref="RelationshipTypes"/>.</summary>
    public static IEnumerable<RelationshipType> ColumnsOf(NodeLabel label) =>
        RelationshipTypes.Where(type => type.Column is not null && type.StartsFrom(label));

    private static NodeLabel[] Numbered(NodeLabel[] labels)
    {
        for (var i = 0; i < labels.Length; i++) labels[i].Index = i;
        return labels;
    }

    private static RelationshipType[] Numbered(RelationshipType[] types)
    {
        for (var i = 0; i < types.Length; i++) types[i].Index = i;
        return types;
    }
}

public static class Country
{
    public static readonly NodeLabel Label = new("Country", "country", "countries.csv");
    public static readonly Property<string> Code = Label.Text("code", required: true);
    public static readonly Property<string> Iso2 = Label.Text("iso2", required: true);
    public static readonly Property<string> M49 = Label.Text("m49", required: true);
    public static readonly Property<string> NameEn = Label.Text("name_en", required: true, searched: true);
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> NameRu = Label.Text("name_ru", searched: true);
    public static readonly Property<string> OfficialNameEn = Label.Text("official_name_en", searched: true);
    public static readonly Property<string> OfficialNameZh = Label.Text("official_name_zh", searched: true);
    public static readonly Property<string> OfficialNameRu = Label.Text("official_name_ru", searched: true);
    public static readonly Property<string> NameZhSource = Label.Text("name_zh_source");
    public static readonly Property<string> NameRuSource = Label.Text("name_ru_source");
    public static readonly Property<string> Region = Label.Text("region");
    public static readonly Property<string> RegionM49 = Label.Text("region_m49");
    public static readonly Property<string> Subregion = Label.Text("subregion");
    public static readonly Property<string> SubregionM49 = Label.Text("subregion_m49");
    public static readonly Property<string> IntermediateRegion = Label.Text("intermediate_region");
    public static readonly Property<string> Independence = Label.Text("independence");
    public static readonly Property<bool> LandlockedDeveloping = Label.Flag("landlocked_developing");
    public static readonly Property<string> Currency = Label.Text("currency");
    public static readonly Property<string> CapitalEn = Label.Text("capital_en");
    public static readonly Property<string> WikidataId = Label.Text("wikidata_id");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
}

public static class CountryGroup
{
    public static readonly NodeLabel Label = new("CountryGroup", "group", "country_groups.csv");
    public static readonly Property<string> NameEn = Label.Text("name_en", required: true, searched: true);
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> NameRu = Label.Text("name_ru", searched: true);
    public static readonly Property<string> Kind = Label.Enumerated("kind", Vocabulary.GroupKinds, required: true);
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}

/// <summary>A spelling or code that some dataset uses for a country or group.</summary>
public static class Alias
{
    public static readonly NodeLabel Label = new("Alias", "alias", "aliases.csv", cited: false);
    public static readonly Property<string> Text = Label.Text("text", required: true);
    public static readonly Property<string> Language = Label.Enumerated("language", Vocabulary.Languages);
    public static readonly Property<string> Dataset = Label.Text("dataset", required: true);
    public static readonly Property<string> Kind = Label.Enumerated("kind", Vocabulary.AliasKinds, required: true);
    public static readonly Property<string> HistoricalCode = Label.Text("historical_code");
    public static readonly Property<string> Note = Label.Text("note");
}

public static class Sector
{
    public static readonly NodeLabel Label = new("Sector", "sector", "sectors.csv");
    public static readonly Property<string> Scheme = Label.Enumerated("scheme", Vocabulary.SectorSchemes, required: true);
    public static readonly Property<string> Code = Label.Text("code", required: true);
    public static readonly Property<string> NameEn = Label.Text("name_en", required: true, searched: true);
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> NameFr = Label.Text("name_fr", searched: true);
    public static readonly Property<string> Status = Label.Enumerated("status", Vocabulary.SectorStatuses);
    public static readonly Property<string> CrsCode = Label.Text("crs_code");
    public static readonly Property<string> IsicSection = Label.Text("isic_section");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
}

public static class Agreement
{
    public static readonly NodeLabel Label = new("Agreement", "agreement", "agreements.csv");
    public static readonly Property<string> Type = Label.Enumerated("type", Vocabulary.AgreementTypes, required: true);
    public static readonly Property<string> Subtype = Label.Text("subtype");
    public static readonly Property<string> TitleEn = Label.Text("title_en", required: true, searched: true);
    public static readonly Property<string> TitleZh = Label.Text("title_zh", searched: true);
    public static readonly Property<string> OfficialTitleEn = Label.Text("official_title_en", searched: true);
    public static readonly Property<PartialDate> SignedOn = Label.Date("signed_on");
    public static readonly Property<PartialDate> InForceOn = Label.Date("in_force_on");
    public static readonly Property<PartialDate> AppliesFrom = Label.Date("applies_from");
    public static readonly Property<PartialDate> PeriodFrom = Label.Date("period_from");
    public static readonly Property<PartialDate> PeriodTo = Label.Date("period_to");
    public static readonly Property<PartialDate> TerminatedOn = Label.Date("terminated_on");
    public static readonly Property<string> TerminationType = Label.Enumerated("termination_type", Vocabulary.TerminationTypes);
    public static readonly Property<string> Status = Label.Enumerated("status", Vocabulary.RecordedStatuses);
    public static readonly Property<PartialDate> StatusAsOf = Label.Date("status_as_of");
    public static readonly Property<string> Confidence = Label.Enumerated("confidence", Vocabulary.Confidences);
    public static readonly Property<string[]> UnverifiedFields = Label.TextList("unverified_fields");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}

public static class Mechanism
{
    public static readonly NodeLabel Label = new("Mechanism", "mechanism", "mechanisms.csv");
    public static readonly Property<string> NameEn = Label.Text("name_en", required: true, searched: true);
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> Level = Label.Enumerated("level", Vocabulary.MechanismLevels, required: true);
    public static readonly Property<PartialDate> EstablishedOn = Label.Date("established_on");
    public static readonly Property<string> Frequency = Label.Text("frequency");
    public static readonly Property<string> Status = Label.Enumerated("status", Vocabulary.MechanismStatuses);
    public static readonly Property<string> Confidence = Label.Enumerated("confidence", Vocabulary.Confidences);
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}

public static class Meeting
{
    public static readonly NodeLabel Label = new("Meeting", "meeting", "meetings.csv");
    public static readonly Property<string> NameEn = Label.Text("name_en", required: true, searched: true);
    public static readonly Property<PartialDate> StartsOn = Label.Date("starts_on");
    public static readonly Property<PartialDate> EndsOn = Label.Date("ends_on");
    public static readonly Property<string> City = Label.Text("city");
    public static readonly Property<string> Format = Label.Enumerated("format", Vocabulary.MeetingFormats);
    public static readonly Property<string> Confidence = Label.Enumerated("confidence", Vocabulary.Confidences);
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}

public static class Organization
{
    public static readonly NodeLabel Label = new("Organization", "organization", "organizations.csv");
    public static readonly Property<string> NameEn = Label.Text("name_en", required: true, searched: true);
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> Kind = Label.Enumerated("kind", Vocabulary.OrganizationKinds, required: true);
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}

public static class Project
{
    public static readonly NodeLabel Label = new("Project", "project", "projects.csv");
    public static readonly Property<string> NameEn = Label.Text("name_en", required: true, searched: true);
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string[]> OtherNames = Label.TextList("other_names");
    public static readonly Property<string> Status = Label.Enumerated("status", Vocabulary.ProjectStatuses);
    public static readonly Property<PartialDate> ConstructionStart = Label.Date("construction_start");
    public static readonly Property<PartialDate> CompletedOn = Label.Date("completed_on");
    public static readonly Property<decimal> LengthKm = Label.Number("length_km");
    public static readonly Property<string> Capacity = Label.Text("capacity");
    public static readonly Property<string> Confidence = Label.Enumerated("confidence", Vocabulary.Confidences);
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}

public static class Financing
{
    public static readonly NodeLabel Label = new("Financing", "financing", "financings.csv");
    public static readonly Property<string> Title = Label.Text("title", required: true, searched: true);
    public static readonly Property<string> RecordId = Label.Text("record_id", required: true);
    public static readonly Property<string> RecipientAsGiven = Label.Text("recipient_as_given");
    public static readonly Property<string> SectorAsGiven = Label.Text("sector_as_given");
    public static readonly Property<string> Status = Label.Enumerated("status", Vocabulary.FinancingStatuses);
    public static readonly Property<string> FlowType = Label.Enumerated("flow_type", Vocabulary.FlowTypes);
    public static readonly Property<PartialDate> CommittedOn = Label.Date("committed_on");
    public static readonly Property<PartialDate> StartedOn = Label.Date("started_on");
    public static readonly Property<PartialDate> CompletedOn = Label.Date("completed_on");
    public static readonly Property<bool> Infrastructure = Label.Flag("infrastructure");
    public static readonly Property<string> LocationPrecision = Label.Text("location_precision");
    public static readonly Property<string> OsmLinks = Label.Text("osm_links");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}

/// <summary>A sum of money of a project or a financing, on one price basis. Never added up across bases, kinds or currencies.</summary>
public static class Amount
{
    public static readonly NodeLabel Label = new("Amount", "amount", "amounts.csv");
    public static readonly Property<string> Kind = Label.Enumerated("kind", Vocabulary.AmountKinds, required: true);
    public static readonly Property<decimal> Value = Label.Number("value", required: true);
    public static readonly Property<decimal> ValueMax = Label.Number("value_max");
    public static readonly Property<string> Currency = Label.Text("currency");
    public static readonly Property<string> PriceBasis = Label.Enumerated("price_basis", Vocabulary.PriceBases, required: true);
    public static readonly Property<string> Comparison = Label.Enumerated("comparison", Vocabulary.Comparisons, required: true);
    public static readonly Property<string> Lender = Label.Text("lender");
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}

public static class Indicator
{
    public static readonly NodeLabel Label = new("Indicator", "indicator", "indicators.csv");
    public static readonly Property<string> NameEn = Label.Text("name_en", required: true, searched: true);
    public static readonly Property<string> NameZh = Label.Text("name_zh", searched: true);
    public static readonly Property<string> Unit = Label.Text("unit", required: true);
    public static readonly Property<string> Measure = Label.Enumerated("measure", Vocabulary.Measures, required: true);
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}

public static class Observation
{
    public static readonly NodeLabel Label = new("Observation", "observation", "observations.csv");
    public static readonly Property<PartialDate> PeriodFrom = Label.Date("period_from");
    public static readonly Property<PartialDate> PeriodTo = Label.Date("period_to", required: true);
    public static readonly Property<string> PeriodType = Label.Enumerated("period_type", Vocabulary.PeriodTypes, required: true);
    public static readonly Property<decimal> Value = Label.Number("value", required: true);
    public static readonly Property<decimal> ValueMax = Label.Number("value_max");
    public static readonly Property<string> Unit = Label.Text("unit", required: true);
    public static readonly Property<string> Comparison = Label.Enumerated("comparison", Vocabulary.Comparisons, required: true);
    public static readonly Property<string> BasePeriod = Label.Text("base_period");
    public static readonly Property<string> DataBasis = Label.Text("data_basis");
    public static readonly Property<string> Confidence = Label.Enumerated("confidence", Vocabulary.Confidences);
    public static readonly Property<bool> Unverified = Label.Flag("unverified");
    public static readonly Property<string> Note = Label.Text("note");
}

public static class Source
{
    public static readonly NodeLabel Label = new("Source", "source", "sources.csv", cited: false);
    public static readonly Property<string> Kind = Label.Enumerated("kind", Vocabulary.SourceKinds, required: true);
    public static readonly Property<string> Publisher = Label.Text("publisher", searched: true);
    public static readonly Property<string> Title = Label.Text("title", required: true, searched: true);
    public static readonly Property<string> Url = Label.Text("url");
    public static readonly Property<PartialDate> PublishedOn = Label.Date("published_on");
    public static readonly Property<string> Language = Label.Text("language");
    public static readonly Property<string> Repository = Label.Text("repository");
    public static readonly Property<string> Path = Label.Text("path");
    public static readonly Property<string> Commit = Label.Text("commit");
    public static readonly Property<string> Licence = Label.Text("licence");
    public static readonly Property<string> Note = Label.Text("note");
}

/// <summary>
/// A source that was read completely for one agreement type and counterpart up to a date: what is not in it is not known to exist there.
/// </summary>
public static class CheckedScope
{
    public static readonly NodeLabel Label = new("CheckedScope", "check", "checked_scopes.csv", cited: false);
    public static readonly Property<string> AgreementType = Label.Enumerated("agreement_type", Vocabulary.AgreementTypes, required: true);
    public static readonly Property<string> Subtype = Label.Text("subtype");
    public static readonly Property<PartialDate> UpTo = Label.Date("up_to", required: true);
    public static readonly Property<string> Note = Label.Text("note");
}

/// <summary>
/// What a source says of a node: of its field (a property's column, or a relationship type), or, without a field, of the whole row.
/// </summary>
public static class Claim
{
    public static readonly NodeLabel Label = new("Claim", "claim", "claims.csv", cited: false);

    /// <summary>The column or relationship type that the claim is about; empty where it supports the whole row.</summary>
    public static readonly Property<string> Field = Label.Text("field");

    /// <summary>The part that the claim applies to where it is not the whole (Wikidata P518 "applies to part").</summary>
    public static readonly Property<string> AppliesTo = Label.Text("applies_to");

    /// <summary>The claimed value in the field's own form; empty where the source has none or it cannot be put into that form.</summary>
    public static readonly Property<string> Value = Label.Text("value");

    /// <summary>The source's own words where they say more than <see cref="Value"/>.</summary>
    public static readonly Property<string> ValueAsGiven = Label.Text("value_as_given");
    public static readonly Property<string> Stance = Label.Enumerated("stance", Vocabulary.Stances, required: true);
    public static readonly Property<string> Rank = Label.Enumerated("rank", Vocabulary.Ranks, required: true);
    public static readonly Property<string> Locator = Label.Text("locator");

    /// <summary>The record of the source as it stands there.</summary>
    public static readonly Property<string> Record = Label.Text("record");

    /// <summary>Why the preferred value was kept, where sources disagree.</summary>
    public static readonly Property<string> Resolution = Label.Text("resolution");
    public static readonly Property<string> Note = Label.Text("note");
}

public static class PartyTo
{
    public static readonly RelationshipType Type =
        new("PARTY_TO", "party_to.csv", null, new(Country.Label, Agreement.Label), new(CountryGroup.Label, Agreement.Label));

    public static readonly Property<string> Role = Type.Enumerated("role", Vocabulary.PartyRoles, required: true);
    public static readonly Property<string> NameAsGiven = Type.Text("name_as_given");
}

public static class MemberOf
{
    public static readonly RelationshipType Type = new("MEMBER_OF", "member_of.csv", null, new RelationshipEnds(Country.Label, CountryGroup.Label));
    public static readonly Property<PartialDate> ValidFrom = Type.Date("valid_from");
    public static readonly Property<PartialDate> ValidTo = Type.Date("valid_to");
    public static readonly Property<bool> Unverified = Type.Flag("unverified");
    public static readonly Property<string> Note = Type.Text("note");
}

public static class AdoptedAt
{
    public static readonly RelationshipType Type = new("ADOPTED_AT", "adopted_at.csv", null, new RelationshipEnds(Agreement.Label, Meeting.Label));
    public static readonly Property<bool> Unverified = Type.Flag("unverified");
    public static readonly Property<string> Note = Type.Text("note");
}

public static class LocatedIn
{
    public static readonly RelationshipType Type = new("LOCATED_IN", "located_in.csv", null, new RelationshipEnds(Project.Label, Country.Label));
    public static readonly Property<string> Role = Type.Enumerated("role", Vocabulary.LocationRoles, required: true);
}

public static class TakesPartIn
{
    public static readonly RelationshipType Type = new("TAKES_PART_IN", "takes_part_in.csv", null, new RelationshipEnds(Organization.Label, Project.Label));
    public static readonly Property<string> Role = Type.Enumerated("role", Vocabulary.ParticipantRoles, required: true);
    public static readonly Property<decimal> SharePercent = Type.Number("share_percent");
    public static readonly Property<bool> Unverified = Type.Flag("unverified");
}

/// <summary>The relationship types without properties.</summary>
public static class Links
{
    public static readonly RelationshipType Covers = new("COVERS", "covers.csv", null, new RelationshipEnds(Agreement.Label, Sector.Label));
    public static readonly RelationshipType ReplacedBy = new("REPLACED_BY", null, "replaced_by", new RelationshipEnds(Agreement.Label, Agreement.Label));
    public static readonly RelationshipType Amends = new("AMENDS", null, "amends", new RelationshipEnds(Agreement.Label, Agreement.Label));
    public static readonly RelationshipType ParticipatesIn = new("PARTICIPATES_IN", "participates_in.csv", null, new RelationshipEnds(Country.Label, Mechanism.Label));
    public static readonly RelationshipType PartOf = new("PART_OF", null, "part_of", new RelationshipEnds(Mechanism.Label, Mechanism.Label));
    public static readonly RelationshipType FoundedBy = new("FOUNDED_BY", "founded_by.csv", null, new RelationshipEnds(Mechanism.Label, Agreement.Label));
    public static readonly RelationshipType MeetingOf = new("MEETING_OF", null, "meeting_of", new RelationshipEnds(Meeting.Label, Mechanism.Label, Required: true));
    public static readonly RelationshipType HeldIn = new("HELD_IN", null, "held_in", new RelationshipEnds(Meeting.Label, Country.Label));
    public static readonly RelationshipType InSector = new("IN_SECTOR", "in_sector.csv", null, new(Project.Label, Sector.Label), new(Financing.Label, Sector.Label));
    public static readonly RelationshipType Under = new("UNDER", "under.csv", null, new RelationshipEnds(Project.Label, Agreement.Label));
    public static readonly RelationshipType BasedIn = new("BASED_IN", null, "based_in", new RelationshipEnds(Organization.Label, Country.Label));
    public static readonly RelationshipType Finances = new("FINANCES", null, "finances", new RelationshipEnds(Financing.Label, Project.Label));
    public static readonly RelationshipType ReceivedBy = new("RECEIVED_BY", null, "received_by", new RelationshipEnds(Financing.Label, Country.Label, Required: true));
    public static readonly RelationshipType LentBy = new("LENT_BY", "lent_by.csv", null, new RelationshipEnds(Financing.Label, Organization.Label));
    public static readonly RelationshipType SubsectorOf = new("SUBSECTOR_OF", null, "subsector_of", new RelationshipEnds(Sector.Label, Sector.Label));
    public static readonly RelationshipType AmountOf = new("AMOUNT_OF", null, "amount_of", new(Amount.Label, Project.Label, Required: true), new(Amount.Label, Financing.Label, Required: true));
    public static readonly RelationshipType AliasOf = new("ALIAS_OF", null, "alias_of", new(Alias.Label, Country.Label), new(Alias.Label, CountryGroup.Label));
    public static readonly RelationshipType Of = new("OF", null, "of", new RelationshipEnds(Observation.Label, Indicator.Label, Required: true));
    public static readonly RelationshipType ReportedBy = new("REPORTED_BY", null, "reported_by", new RelationshipEnds(Observation.Label, Country.Label, Required: true));

    /// <summary>An observation without it is about the world; a claim always has one.</summary>
    public static readonly RelationshipType About =
        new("ABOUT", null, "about", new(Observation.Label, Country.Label), new(Observation.Label, CountryGroup.Label), new(Claim.Label, null, Required: true));

    public static readonly RelationshipType Cites =
        new("CITES", null, "cites", new(Claim.Label, Source.Label, Required: true), new(CheckedScope.Label, Source.Label, Required: true));

    public static readonly RelationshipType Counterpart = new("COUNTERPART", null, "counterpart", new RelationshipEnds(CheckedScope.Label, Country.Label, Required: true));

    /// <summary>The group whose members a checked scope is about; without it the scope is about every country.</summary>
    public static readonly RelationshipType Within = new("WITHIN", null, "within", new RelationshipEnds(CheckedScope.Label, CountryGroup.Label));
}
