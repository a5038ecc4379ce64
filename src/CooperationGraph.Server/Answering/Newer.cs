using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Answering;

/// <summary>Where a request goes on whose revision was removed while it ran.</summary>
internal static class Newer
{
    // A server notices a new revision within a look, which is asked for at once.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The graph that is served in place of one that was removed.</summary>
    /// <exception cref="RevisionRemovedException">None is noticed in time: <paramref name="removal"/>.</exception>
    public static async Task<ServedGraph> ThanAsync(ServedGraph removed, CurrentStore current, RevisionRemovedException removal, CancellationToken cancellationToken)
    {
        try
        {
            return await current.AfterAsync(removed, cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new RevisionRemovedException(removed.Store.Revision, removal);
        }
    }
}
