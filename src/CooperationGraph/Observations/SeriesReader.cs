using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Observations;

/// <summary>Puts the figures of a country into series.</summary>
public static class SeriesReader
{
    /// <summary>
    /// Those that it reports and those that are about it as a partner, as far as they fulfil a condition; by the ids of indicator, reporter and partner, the world first, then by unit, kind of
    /// period and body of statistics. Five calls of the store.
    /// </summary>
    public static async ValueTask<IReadOnlyList<FigureSeries>> GetAsync(IGraphStore store, GraphNode country, Condition condition, CancellationToken cancellationToken)
    {
        List<GraphNode> observations = [];
        foreach (var type in new[] { Links.ReportedBy, Links.About })
            observations.AddRange((await store.FindNeighboursAsync([country], type, Direction.Incoming, Observation.Label, condition, NodeOrder.ById, PageRequest.Whole, cancellationToken))[0].Nodes);
        observations = [.. observations.DistinctBy(node => node.Id)];
        var indicators = await store.GetNeighboursAsync(observations, Links.Of, Direction.Outgoing, cancellationToken);
        var reporters = await store.GetNeighboursAsync(observations, Links.ReportedBy, Direction.Outgoing, cancellationToken);
        var partners = await store.GetNeighboursAsync(observations, Links.About, Direction.Outgoing, cancellationToken);
        return [.. observations
            .Select((node, i) => (Node: node, Indicator: indicators.Of(i)[0].Node, Reporter: reporters.Of(i)[0].Node, Partner: partners.Of(i) is [var partner, ..] ? partner.Node : null))
            .GroupBy(each => (
                Indicator: each.Indicator.Id, Reporter: each.Reporter.Id, Partner: each.Partner?.Id, Unit: each.Node.Get(Observation.Unit), Periods: each.Node.Get(Observation.PeriodType), Basis: each.Node.Get(Observation.DataBasis)))
            .OrderBy(group => group.Key.Indicator, StringComparer.Ordinal).ThenBy(group => group.Key.Reporter, StringComparer.Ordinal).ThenBy(group => group.Key.Partner, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Unit, StringComparer.Ordinal).ThenBy(group => group.Key.Periods, StringComparer.Ordinal).ThenBy(group => group.Key.Basis, StringComparer.Ordinal)
            .Select(group => new FigureSeries(group.First().Indicator, group.First().Reporter, group.First().Partner, InOrder(group.Select(each => each.Node))))];
    }

    private static GraphNode[] InOrder(IEnumerable<GraphNode> observations)
    {
        GraphNode[] sorted = [.. observations];
        NodePager.Sort(sorted, new(Observation.PeriodTo));
        return sorted;
    }
}
