using CooperationGraph.Graph;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Observations;

/// <summary>Finds the observations that say something else of the same thing: same indicator, reporter, partner and end of period.</summary>
public static class RivalReader
{
    /// <summary>One slot per observation: its rivals by id, without itself. Four calls of the store.</summary>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<GraphNode>>> GetAsync(IGraphStore store, IReadOnlyList<GraphNode> observations, CancellationToken cancellationToken)
    {
        var of = await store.GetNeighboursAsync(observations, Links.Of, Direction.Outgoing, cancellationToken);
        var indicators = of.Items.Select(item => item.Node).DistinctBy(node => node.Number).ToList();
        var siblings = await store.GetNeighboursAsync(indicators, Links.Of, Direction.Incoming, cancellationToken);
        var all = siblings.Items.Select(item => item.Node).ToList();
        var reporters = await store.GetNeighboursAsync(all, Links.ReportedBy, Direction.Outgoing, cancellationToken);
        var partners = await store.GetNeighboursAsync(all, Links.About, Direction.Outgoing, cancellationToken);

        var subjects = new Dictionary<int, Subject>();
        for (var (i, sibling) = (0, 0); i < indicators.Count; i++)
        {
            foreach (var _ in siblings.Of(i))
            {
                subjects[all[sibling].Number] = new(indicators[i].Id, IdOf(reporters, sibling), IdOf(partners, sibling), all[sibling].Get(Observation.PeriodTo));
                sibling++;
            }
        }

        var bySubject = all.ToLookup(node => subjects[node.Number]);
        return [.. observations.Select(node => bySubject[subjects[node.Number]].Where(other => !other.Equals(node)).OrderBy(other => other.Id, StringComparer.Ordinal).ToList())];
    }

    private static string? IdOf(Neighbours neighbours, int index) => neighbours.Of(index).Length > 0 ? neighbours.Of(index)[0].Node.Id : null;

    private readonly record struct Subject(string Indicator, string? Reporter, string? Partner, PartialDate? End);
}
