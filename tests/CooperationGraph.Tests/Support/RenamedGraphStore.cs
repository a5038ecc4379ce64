using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Support;

/// <summary>The same graph under another revision.</summary>
internal sealed class RenamedGraphStore(IGraphStore inner, string revision, string? import = null) : DelegatingGraphStore(inner)
{
    public override string Revision => revision;

    public override string Import => import ?? revision;
}
