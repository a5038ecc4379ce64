using CooperationGraph.Stores;

namespace CooperationGraph.Server.Caching;

/// <summary>What was learnt from a request's bytes when they were first read: what they ask, so that they need not be read again.</summary>
/// <param name="hash">The hash of what is asked.</param>
/// <param name="pinned">The revision that the URL asks for; null for the current one.</param>
internal sealed class KnownRequest(string hash, string? pinned)
{
    private (string Import, string Key)[] _last = [];

    public string? Pinned => pinned;

    /// <summary>The answer's key in what an import wrote (<see cref="IGraphStore.Import"/>). That of the last one asked for is kept.</summary>
    public string KeyAt(string import)
    {
        if (_last is [var last] && last.Import == import) return last.Key;
        var key = AnswerKey.Of(import, hash);
        _last = [(import, key)];
        return key;
    }
}
