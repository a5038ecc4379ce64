using CooperationGraph.Graph;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Api.Resolvers;

internal static class DatasetResolvers
{
    public static void Register(ResolverTable table)
    {
        table.For<ApiContext>("Dataset")
            .Text("revision", api => api.Store.Revision)
            .Batch("counts", batch => new(BatchAnswer.Lists([[.. GraphModel.Labels.Select(label => new LabelCount(label.Name, batch.Store().CountOf(label)))]])));
        table.For<LabelCount>("LabelCount")
            .Text("label", count => count.Label)
            .WholeNumber("count", count => count.Count);
    }

    private sealed record LabelCount(string Label, int Count);
}
