using CooperationGraph.Graph;

namespace CooperationGraph.Search;

/// <summary>What is found by its names: the labels that have a list of their own and names.</summary>
public enum SearchKind
{
    Country, CountryGroup, Sector, Agreement, Mechanism, Meeting, Organization, Project, Financing, Indicator, Source,
}

/// <summary>The labels behind the words.</summary>
public static class SearchKinds
{
    private static readonly NodeLabel[] Labels = Array.ConvertAll(Enum.GetValues<SearchKind>(), kind => GraphModel.Labels.Single(label => label.Name == kind.ToString()));

    /// <summary>All of them, in the order in which equally good hits come.</summary>
    public static IReadOnlySet<NodeLabel> All { get; } = Labels.ToHashSet();

    public static NodeLabel Label(this SearchKind kind) => Labels[(int)kind];

    /// <summary>The kind of a label of <see cref="All"/>.</summary>
    public static SearchKind Of(NodeLabel label) => (SearchKind)Array.IndexOf(Labels, label);
}
