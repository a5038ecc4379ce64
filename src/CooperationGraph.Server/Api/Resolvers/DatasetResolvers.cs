using CooperationGraph.Execution;
using CooperationGraph.Graph;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Api.Resolvers;

internal static class DatasetResolvers
{
    public static void Register(ResolverTable table) =>
        table
            .Text("Dataset", "revision", api => ((ApiContext)api).Store.Revision)
            .Batch("Dataset", "counts", async batch =>
            {
                var counts = new List<object>();
                foreach (var label in GraphModel.Labels)
                {
                    var page = await batch.Store().FindNodesAsync(label, Condition.Always, NodeOrder.ById, new(0), batch.CancellationToken);
                    counts.Add(new LabelCount(label.Name, page.TotalCount));
                }

                return Batches.Lists([counts]);
            })
            .Text("LabelCount", "label", count => ((LabelCount)count).Label)
            .WholeNumber("LabelCount", "count", count => ((LabelCount)count).Count);

    private sealed record LabelCount(string Label, int Count);
}
