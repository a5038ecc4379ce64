namespace CooperationGraph.Datasets;

/// <param name="Dataset">The dataset; null exactly where <paramref name="Notices"/> has an error.</param>
public sealed record DatasetReadResult(GraphDataset? Dataset, NoticeList Notices);
