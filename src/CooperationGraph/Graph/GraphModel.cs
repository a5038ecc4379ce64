namespace CooperationGraph.Graph;

/// <summary>
/// The graph model: every label, its properties, every relationship type and the labels that it may link. Dataset rules, stores,
/// exports, the seed's documentation and the schema test read it; nothing else states a column's name.
/// </summary>
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
