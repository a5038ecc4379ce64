namespace CooperationGraph.Server.Caching;

/// <summary>What was learnt from a request's bytes when they were first read: what they ask, so that they need not be read again.</summary>
/// <param name="hash">The hash of what is asked.</param>
/// <param name="pinned">The revision that the URL asks for; null for the current one.</param>
internal sealed class KnownRequest(string hash, string? pinned)
{
    private (string Revision, string Key)[] _last = [];

    public string? Pinned => pinned;

    /// <summary>The answer's key at a revision. That of the last revision asked for is kept.</summary>
    public string KeyAt(string revision)
    {
        if (_last is [var last] && last.Revision == revision) return last.Key;
        var key = AnswerKey.Of(revision, hash);
        _last = [(revision, key)];
        return key;
    }
}
