using System.Diagnostics;
using System.Text;
using CooperationGraph.Api;
using CooperationGraph.Execution;
using CooperationGraph.Server.Caching;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Answering;

/// <summary>
/// The one door to answers, for clients and for the server's own pages: a GraphQL request that has been read is answered from the cache if what it asks
/// was asked before, else by executing it.
/// </summary>
internal sealed class OperationAnswers(GraphQLEngine engine, CurrentStore current, AnswerCache cache, HotAnswers hot, IRevisions revisions, RevisionChanges changes)
{
    private readonly SharedWork _shared = new();
    private (string Revision, byte[] Extensions)[] _told = [];

    /// <param name="fingerprint">Of the request's bytes: the next equal ones are answered without being read. Null for a request that came without any.</param>
    /// <param name="pinned">The revision that must answer; null for the current one.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the answer any more.</param>
    /// <exception cref="UnknownRevisionException"><paramref name="pinned"/> is neither served nor kept.</exception>
    /// <exception cref="StoreUnavailableException">There is no store, or it does not answer and neither does the cache; or as many former revisions are read as may be at once.</exception>
    public async Task<OperationAnswer> AnswerAsync(GraphQLRequest request, string? fingerprint, string? pinned, CancellationToken cancellationToken)
    {
        var graph = current.Graph;
        if (IsOther(graph)) return await AnswerOfFormerAsync(request, fingerprint, pinned!, cancellationToken);
        try
        {
            return await AnswerAsync(request, fingerprint, pinned, graph, cancellationToken);
        }
        catch (RevisionRemovedException e)
        {
            // Once more, of the revision that took its place. The request's clock goes on.
            var newer = await Newer.ThanAsync(graph, current, e, cancellationToken);
            return IsOther(newer) ? throw new UnknownRevisionException(newer.Store.Revision) : await AnswerAsync(request, fingerprint, pinned, newer, cancellationToken);
        }

        bool IsOther(ServedGraph of) => pinned is not null && pinned != of.Store.Revision;
    }

    /// <summary>The answer of a revision that need not be the one that is served.</summary>
    /// <exception cref="StoreUnavailableException">Its store does not answer, and neither does the cache.</exception>
    /// <exception cref="RevisionRemovedException">It is no longer there.</exception>
    public Task<OperationAnswer> AnswerOfAsync(GraphQLRequest request, ServedGraph graph, CancellationToken cancellationToken) => AnswerAsync(request, fingerprint: null, pinned: null, graph, cancellationToken);

    private async Task<OperationAnswer> AnswerOfFormerAsync(GraphQLRequest request, string? fingerprint, string revision, CancellationToken cancellationToken)
    {
        try
        {
            using var former = await revisions.OpenAsync(revision, cancellationToken);
            return former is null ? throw new UnknownRevisionException(current.Graph.Store.Revision) : await AnswerAsync(request, fingerprint, revision, ServedGraph.Of(former.Store), cancellationToken);
        }
        catch (RevisionRemovedException)
        {
            throw new UnknownRevisionException(current.Graph.Store.Revision);
        }
    }

    /// <param name="graph">Taken once: the answer's key and its content are of the same revision.</param>
    private async Task<OperationAnswer> AnswerAsync(GraphQLRequest request, string? fingerprint, string? pinned, ServedGraph graph, CancellationToken cancellationToken)
    {
        var today = hot.Today;
        if (request.ReportCost || cache.IsOff || engine.Canonical(request) is not { } operation)
            return Told(new((await ExecuteAsync(request, graph, today, cancellationToken)).Answer, CacheOutcome.Bypass));

        var known = new KnownRequest(AnswerKey.HashOf(operation, request.OperationName, request.Variables), pinned);
        Execution? own = null;
        var key = known.KeyAt(graph.Store.Import);
        using var part = _shared.Join(key, cancellationToken);
        var (answer, outcome) = await cache.GetAsync(key, today, current.IsReachable, ComputeAsync, cancellationToken);
        if (answer is not null)
        {
            if (fingerprint is not null) cache.Remember(fingerprint, known);
            return Told(new(answer, outcome));
        }

        // What an equal request found out not to be worth keeping: errors have places in the text, and the texts may differ.
        own ??= await ExecuteAsync(request, graph, today, cancellationToken);
        return Told(new(own.Answer, outcome));

        async Task<CachedAnswer?> ComputeAsync()
        {
            // It belongs to all who wait for it; the engine bounds its time.
            var execution = await ExecuteAsync(request, graph, today, part.NobodyWaits);
            if (!execution.Answer.IsRight || execution.DependsOnRevisions || execution.Answer.Body.Length > cache.MaxAnswerBytes)
            {
                own = execution;
                return null;
            }

            using (execution.Answer) return CachedAnswer.Of(execution.Answer.Body.ToArray(), execution.DependsOnToday ? today : null);
        }
    }

    private static OperationAnswer Told(OperationAnswer answer)
    {
        RequestTelemetry.Answered(answer.Outcome);
        return answer;
    }

    private async Task<Execution> ExecuteAsync(GraphQLRequest request, ServedGraph graph, DateOnly today, CancellationToken cancellationToken)
    {
        var counted = RequestTelemetry.Counted(graph.Store);
        var context = new ApiContext(graph, counted, today) { Changes = changes };
        using var activity = RequestTelemetry.Start();
        var start = Stopwatch.GetTimestamp();
        var answer = await engine.ExecuteAsync(request, context, ExtensionsOf(graph.Store.Revision), cancellationToken);
        RequestTelemetry.Record(activity, answer, counted, start);
        return new(answer, context.DependsOnToday, context.DependsOnRevisions);
    }

    // Those of the last revision are kept.
    private byte[] ExtensionsOf(string revision)
    {
        if (_told is not [var last] || last.Revision != revision) _told = [last = (revision, Encoding.UTF8.GetBytes($"{{\"revision\":\"{revision}\"}}"))];
        return last.Extensions;
    }

    private sealed record Execution(Answer Answer, bool DependsOnToday, bool DependsOnRevisions);
}
