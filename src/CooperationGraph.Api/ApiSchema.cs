using CooperationGraph.Api.Resolvers;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Api;

/// <summary>The contract, <c>schema.graphql</c>, and what answers it.</summary>
public static class ApiSchema
{
    /// <summary>The type of a node with the label CheckedScope; every other label is its type's name.</summary>
    public const string Check = "Check";

    /// <summary>The text of the contract.</summary>
    public static string Sdl { get; } = ReadSdl();

    /// <summary>The custom scalars that it declares.</summary>
    public static IReadOnlyList<CustomScalar> Scalars => Api.Scalars.All;

    /// <summary>What answers each of its fields. The root object is an <see cref="ApiContext"/>.</summary>
    public static ResolverTable Resolvers() => Resolvers(GraphModel.Table);

    internal static ResolverTable Resolvers(ModelTable model)
    {
        var table = new ResolverTable();
        foreach (var type in new[] { "Node", "Cited", "Party" }) table.TypeName(type, TypeOf);
        foreach (var connection in ConnectionType.All(model)) connection.Register(table);
        ConnectionType.RegisterPageInfo(table);
        QueryResolvers.Register(table, model);
        DatasetResolvers.Register(table);
        CountryResolvers.Register(table);
        CountryGroupResolvers.Register(table);
        AgreementResolvers.Register(table);
        CoverageResolvers.Register(table);
        SearchResolvers.Register(table);
        GroupResolvers.Register(table);
        MechanismResolvers.Register(table);
        MeetingResolvers.Register(table);
        SectorResolvers.Register(table);
        ProjectResolvers.Register(table);
        AmountResolvers.Register(table);
        FinancingResolvers.Register(table);
        OrganizationResolvers.Register(table);
        IndicatorResolvers.Register(table);
        ObservationResolvers.Register(table);
        SourceResolvers.Register(table);
        ClaimResolvers.Register(table);
        WalkResolvers.Register(table);
        ProfileResolvers.Register(table);
        ChangeResolvers.Register(table);
        foreach (var label in model.Labels.Where(label => !table.Types.ContainsKey(TypeOf(label)))) NodeType.RegisterAll(table, model, label);
        return table;
    }

    private static string TypeOf(object node) => TypeOf(((GraphNode)node).Label);

    private static string TypeOf(NodeLabel label) => label == CheckedScope.Label ? Check : label.Name;

    private static string ReadSdl()
    {
        using var stream = typeof(ApiSchema).Assembly.GetManifestResourceStream("schema.graphql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
