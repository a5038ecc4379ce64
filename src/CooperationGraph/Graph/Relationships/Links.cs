namespace CooperationGraph.Graph;

/// <summary>The relationship types without properties.</summary>
public static class Links
{
    public static readonly RelationshipType Covers = new("COVERS", "covers.csv", null, new RelationshipEnds(Agreement.Label, Sector.Label));
    public static readonly RelationshipType ReplacedBy = new("REPLACED_BY", null, "replaced_by", new RelationshipEnds(Agreement.Label, Agreement.Label)) { AreSeveral = true };
    public static readonly RelationshipType Amends = new("AMENDS", null, "amends", new RelationshipEnds(Agreement.Label, Agreement.Label)) { AreSeveral = true };
    public static readonly RelationshipType PartOf = new("PART_OF", null, "part_of", new RelationshipEnds(Mechanism.Label, Mechanism.Label));
    public static readonly RelationshipType FoundedBy = new("FOUNDED_BY", "founded_by.csv", null, new RelationshipEnds(Mechanism.Label, Agreement.Label));
    public static readonly RelationshipType MeetingOf = new("MEETING_OF", null, "meeting_of", new RelationshipEnds(Meeting.Label, Mechanism.Label, Required: true));
    public static readonly RelationshipType HeldIn = new("HELD_IN", null, "held_in", new RelationshipEnds(Meeting.Label, Country.Label));
    public static readonly RelationshipType Discussed = new("DISCUSSED", null, "discussed", new RelationshipEnds(Meeting.Label, Sector.Label)) { AreSeveral = true };
    public static readonly RelationshipType InSector = new("IN_SECTOR", "in_sector.csv", null, new(Project.Label, Sector.Label), new(Financing.Label, Sector.Label));
    public static readonly RelationshipType Under = new("UNDER", "under.csv", null, new RelationshipEnds(Project.Label, Agreement.Label));
    public static readonly RelationshipType BasedIn = new("BASED_IN", null, "based_in", new RelationshipEnds(Organization.Label, Country.Label));
    public static readonly RelationshipType Finances = new("FINANCES", null, "finances", new RelationshipEnds(Financing.Label, Project.Label));

    /// <summary>A regional record names the group, one for several countries each of them.</summary>
    public static readonly RelationshipType ReceivedBy =
        new("RECEIVED_BY", null, "received_by", new(Financing.Label, Country.Label, Required: true), new(Financing.Label, CountryGroup.Label, Required: true)) { AreSeveral = true };

    public static readonly RelationshipType LentBy = new("LENT_BY", "lent_by.csv", null, new RelationshipEnds(Financing.Label, Organization.Label));

    /// <summary>The states that took the place of one that ended.</summary>
    public static readonly RelationshipType SucceededBy = new("SUCCEEDED_BY", null, "succeeded_by", new RelationshipEnds(Country.Label, Country.Label)) { AreSeveral = true };

    /// <summary>The state that a territory with treaties of its own belongs to, as Hong Kong.</summary>
    public static readonly RelationshipType TerritoryOf = new("TERRITORY_OF", null, "territory_of", new RelationshipEnds(Country.Label, Country.Label));
    public static readonly RelationshipType SubsectorOf = new("SUBSECTOR_OF", null, "subsector_of", new RelationshipEnds(Sector.Label, Sector.Label));
    public static readonly RelationshipType AmountOf = new("AMOUNT_OF", null, "amount_of", new(Amount.Label, Project.Label, Required: true), new(Amount.Label, Financing.Label, Required: true));

    public static readonly RelationshipType AliasOf = new(
        "ALIAS_OF", null, "alias_of", [.. new[] { Country.Label, CountryGroup.Label, Organization.Label, Agreement.Label, Mechanism.Label, Project.Label }.Select(named => new RelationshipEnds(Alias.Label, named))]);

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
