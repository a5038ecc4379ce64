using CooperationGraph.Datasets;

namespace CooperationGraph.Sources;

/// <summary>A seed folder has errors. Nothing was written.</summary>
public sealed class RefusedFolderException(NoticeList notices) : Exception("The seed folder is refused.")
{
    public NoticeList Notices { get; } = notices;
}
