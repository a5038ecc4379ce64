using CooperationGraph.Resolvers;

namespace CooperationGraph.Execution.Running;

/// <summary>Holds the objects that are kept on the latest basis. Safe for concurrent use.</summary>
internal sealed class ObjectKeeper(EngineOptions options)
{
    private volatile KeptObjects? _kept;

    /// <summary>Those on a request's basis; null where nothing is kept for it. A new basis, or no more place, forgets all others.</summary>
    public KeptObjects? For(RequestContext context)
    {
        if (options.KeptObjectBytes <= 0 || context.Basis is not { } basis) return null;
        if (_kept is { HasRoom: true } kept && kept.IsOn(basis)) return kept;
        return _kept = new(basis, options.KeptObjectBytes);
    }
}
