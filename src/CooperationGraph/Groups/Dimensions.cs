using CooperationGraph.Agreements;
using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Groups;

/// <summary>What the nodes of each label can be counted by.</summary>
public static class Dimensions
{
    private static readonly Dictionary<NodeLabel, IReadOnlyList<Dimension>> Table = new()
    {
        [Agreement.Label] =
        [
            Word(AgreementDimension.Type, Agreement.Type),
            Year(AgreementDimension.YearSigned, Agreement.SignedOn), Decade(AgreementDimension.DecadeSigned, Agreement.SignedOn),
            // A group of countries that is party stands for its members.
            Nodes(AgreementDimension.Country, dependsOnDay: true, async context => new GroupKey.Related(PartyTo.Type, Direction.Incoming, PartyRows.AreOfParties, Under: (await context.GetPartiesAsync()).Countries)),
            Groups(AgreementDimension.Group, PartyTo.Type, Direction.Incoming, PartyRows.AreOfParties), Sectors(AgreementDimension.Sector, Links.Covers),
            new(AgreementDimension.Status.Word(), DimensionValue.Word, DependsOnDay: true, context => new(new GroupKey.StatusOn(context.AsOf))),
            Sources(AgreementDimension.Source),
        ],
        [Project.Label] =
        [
            Word(ProjectDimension.Status, Project.Status),
            Year(ProjectDimension.YearCompleted, Project.CompletedOn), Decade(ProjectDimension.DecadeCompleted, Project.CompletedOn),
            Related(ProjectDimension.Country, LocatedIn.Type, Direction.Outgoing), Groups(ProjectDimension.Group, LocatedIn.Type, Direction.Outgoing),
            Sectors(ProjectDimension.Sector, Links.InSector), Related(ProjectDimension.Participant, TakesPartIn.Type, Direction.Incoming), Sources(ProjectDimension.Source),
        ],
        [Financing.Label] =
        [
            Word(FinancingDimension.FlowType, Financing.FlowType), Word(FinancingDimension.Status, Financing.Status),
            Year(FinancingDimension.YearCommitted, Financing.CommittedOn), Decade(FinancingDimension.DecadeCommitted, Financing.CommittedOn),
            // Nobody knows what each member got of what its group received.
            Nodes(FinancingDimension.Country, dependsOnDay: false, async context => new GroupKey.Related(Links.ReceivedBy, Direction.Outgoing, Under: await context.GetCountriesAsync())),
            Nodes(FinancingDimension.Group, dependsOnDay: true, async context => new GroupKey.Related(Links.ReceivedBy, Direction.Outgoing, Under: (await context.GetPartiesAsync()).GroupsByThemselves)),
            Sectors(FinancingDimension.Sector, Links.InSector), Related(FinancingDimension.Lender, Links.LentBy, Direction.Outgoing), Sources(FinancingDimension.Source),
        ],
        [Observation.Label] =
        [
            Related(ObservationDimension.Indicator, Links.Of, Direction.Outgoing),
            new(ObservationDimension.Unit.Word(), DimensionValue.Text, DependsOnDay: false, _ => new(new GroupKey.Word(Observation.Unit))),
            Year(ObservationDimension.Year, Observation.PeriodTo), Decade(ObservationDimension.Decade, Observation.PeriodTo),
            Related(ObservationDimension.Reporter, Links.ReportedBy, Direction.Outgoing), Related(ObservationDimension.Partner, Links.About, Direction.Outgoing), Sources(ObservationDimension.Source),
        ],
    };

    /// <summary>The labels whose nodes can be counted.</summary>
    public static IEnumerable<NodeLabel> Labels => Table.Keys;

    /// <summary>In the order of the words.</summary>
    public static IReadOnlyList<Dimension> Of(NodeLabel label) => Table[label];

    private static Dimension Word<T>(T name, Property<string> property)
        where T : struct, Enum => new(name.Word(), DimensionValue.Word, DependsOnDay: false, _ => new(new GroupKey.Word(property)));

    private static Dimension Year<T>(T name, Property<PartialDate> property)
        where T : struct, Enum => new(name.Word(), DimensionValue.Text, DependsOnDay: false, _ => new(new GroupKey.Year(property)));

    private static Dimension Decade<T>(T name, Property<PartialDate> property)
        where T : struct, Enum => new(name.Word(), DimensionValue.Decade, DependsOnDay: false, _ => new(new GroupKey.Decade(property)));

    private static Dimension Nodes<T>(T name, bool dependsOnDay, Func<DimensionContext, ValueTask<GroupKey>> key)
        where T : struct, Enum => new(name.Word(), DimensionValue.Node, dependsOnDay, key);

    private static Dimension Related<T>(T name, RelationshipType type, Direction direction)
        where T : struct, Enum => Nodes(name, dependsOnDay: false, _ => new(new GroupKey.Related(type, direction)));

    private static Dimension Groups<T>(T name, RelationshipType type, Direction direction, Condition? having = null)
        where T : struct, Enum => Nodes(name, dependsOnDay: true, async context => new GroupKey.Related(type, direction, having, Under: (await context.GetPartiesAsync()).Groups));

    // A sector counts what lies below it as well.
    private static Dimension Sectors<T>(T name, RelationshipType type)
        where T : struct, Enum =>
        Nodes(name, dependsOnDay: false, async context => new GroupKey.Related(type, Direction.Outgoing, Under: (await context.Graph.GetSectorTreeAsync(context.CancellationToken)).Above));

    private static Dimension Sources<T>(T name)
        where T : struct, Enum => Nodes(name, dependsOnDay: false, _ => new(new GroupKey.Related(Links.About, Direction.Incoming, Of: new GroupKey.Related(Links.Cites, Direction.Outgoing))));
}
