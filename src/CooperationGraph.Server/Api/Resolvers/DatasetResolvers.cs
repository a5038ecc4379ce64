using CooperationGraph.Execution;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Api.Resolvers;

internal static class DatasetResolvers
{
    public static void Register(ResolverTable table) =>
        table
            .Text("Dataset", "revision", api => ((ApiContext)api).Store.Revision)
            .Batch("Dataset", "counts", batch => new(Batches.Lists([[.. GraphModel.Labels.Select(label => new LabelCount(label.Name, batch.Store().CountOf(label)))]])))
            .Text("LabelCount", "label", count => ((LabelCount)count).Label)
            .WholeNumber("LabelCount", "count", count => ((LabelCount)count).Count);

    private sealed record LabelCount(string Label, int Count);
}
