namespace CooperationGraph.Graph;

/// <summary>
/// The graph model: every label, its properties, every relationship type and the labels that it may link. Dataset rules, stores,
/// exports, the seed's documentation and the schema test read it; nothing else states a column's name.
/// </summary>
public static class GraphModel
{
    /// <summary>The one table.</summary>
    public static ModelTable Table { get; } = new(
        [
            Country.Label, CountryGroup.Label, Alias.Label, Sector.Label, Agreement.Label, Mechanism.Label, Meeting.Label, Organization.Label,
            Project.Label, Financing.Label, Amount.Label, Indicator.Label, Observation.Label, Source.Label, CheckedScope.Label, Claim.Label,
        ],
        [
            PartyTo.Type, MemberOf.Type, Links.Covers, Links.ReplacedBy, Links.Amends, AdoptedAt.Type, ParticipatesIn.Type, Links.PartOf,
            Links.FoundedBy, Links.MeetingOf, Links.HeldIn, Links.Discussed, LocatedIn.Type, Links.InSector, Links.Under, TakesPartIn.Type, Links.BasedIn,
            Links.Finances, Links.ReceivedBy, Links.LentBy, Links.SubsectorOf, Links.SucceededBy, Links.TerritoryOf, Links.AmountOf, Links.AliasOf, Links.Of, Links.ReportedBy,
            Links.About, Links.Cites, Links.Counterpart, Links.Within,
        ]);

    /// <inheritdoc cref="ModelTable.Labels"/>
    public static IReadOnlyList<NodeLabel> Labels { get; } = Table.Labels;

    /// <inheritdoc cref="ModelTable.RelationshipTypes"/>
    public static IReadOnlyList<RelationshipType> RelationshipTypes { get; } = Table.RelationshipTypes;

    /// <inheritdoc cref="ModelTable.LabelOf"/>
    public static NodeLabel? LabelOf(string id) => Table.LabelOf(id);

    /// <inheritdoc cref="ModelTable.ColumnsOf"/>
    public static IEnumerable<RelationshipType> ColumnsOf(NodeLabel label) => Table.ColumnsOf(label);
}
