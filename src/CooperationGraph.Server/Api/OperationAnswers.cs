using System.Diagnostics;
using System.Text;
using CooperationGraph.Execution;
using CooperationGraph.Server.Caching;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Server.Api;

/// <summary>Answers a GraphQL request that has been read: from the cache if what it asks was asked before, else by executing it.</summary>
internal sealed class OperationAnswers(GraphQLEngine engine, CurrentStore current, AnswerCache cache, HotAnswers hot)
{
    private readonly SharedWork _shared = new();

    /// <param name="fingerprint">Of the request's bytes: the next equal ones are answered without being read. Empty where nothing is kept.</param>
    /// <exception cref="HttpRequestRefusedException">The revision that the URL names is not served.</exception>
    /// <exception cref="StoreUnavailableException">There is no store, or it does not answer and neither does the cache.</exception>
    public async Task AnswerAsync(HttpContext http, GraphQLRequest request, string fingerprint, string mediaType)
    {
        var graph = current.Graph;
        try
        {
            await AnswerAsync(http, request, fingerprint, mediaType, graph);
        }
        catch (RevisionRemovedException e)
        {
            // Once more, of the revision that took its place. The request's clock goes on.
            await AnswerAsync(http, request, fingerprint, mediaType, await Newer.ThanAsync(graph, current, e, http.RequestAborted));
        }
    }

    /// <param name="graph">Taken once: the answer's key and its content are of the same revision.</param>
    private async Task AnswerAsync(HttpContext http, GraphQLRequest request, string fingerprint, string mediaType, ServedGraph graph)
    {
        var revision = graph.Store.Revision;
        var pinned = PinnedRevision(http.Request, revision);
        var today = hot.Today;
        if (request.ReportCost || cache.IsOff || engine.Canonical(request) is not { } operation)
        {
            using var uncached = await ExecuteAsync(request, graph, today, http.RequestAborted);
            await UncachedSender.SendAsync(http, uncached.Answer, mediaType, CacheStatus.Bypass, AnswerSender.NoStore);
            return;
        }

        var known = new KnownRequest(AnswerKey.HashOf(operation, request.OperationName, request.Variables), pinned);
        Execution? own = null;
        var key = known.KeyAt(graph.Store.Import);
        using var part = _shared.Join(key, http.RequestAborted);
        var (answer, status) = await cache.GetAsync(key, today, current.IsReachable, ComputeAsync, http.RequestAborted);
        if (answer is not null)
        {
            cache.Remember(fingerprint, known);
            RequestTelemetry.Answered(status);
            await AnswerSender.SendAsync(http, answer, MediaTypes.Header(mediaType), pinned is not null, status);
            return;
        }

        // What an equal request found out not to be worth keeping: errors have places in the text, and the texts may differ.
        using var executed = own ?? await ExecuteAsync(request, graph, today, http.RequestAborted);
        await UncachedSender.SendAsync(http, executed.Answer, mediaType, status, IsRight(executed.Answer) ? AnswerSender.Revalidate : AnswerSender.NoStore);

        async Task<CachedAnswer?> ComputeAsync()
        {
            // It belongs to all who wait for it; the engine bounds its time.
            var execution = await ExecuteAsync(request, graph, today, part.NobodyWaits);
            if (!IsRight(execution.Answer) || execution.Answer.Body.Length > cache.MaxAnswerBytes)
            {
                own = execution;
                return null;
            }

            using (execution) return CachedAnswer.Of(execution.Answer.Body.ToArray(), execution.DependsOnToday ? today : null);
        }
    }

    private static bool IsRight(Answer answer) => answer.Executed && answer.ErrorCodes.Count == 0;

    private static string? PinnedRevision(HttpRequest request, string revision)
    {
        if (!request.QueryString.HasValue || request.Query["revision"].ToString() is not { Length: > 0 } pinned) return null;
        return pinned == revision
            ? pinned
            : throw new HttpRequestRefusedException(StatusCodes.Status404NotFound, ErrorTable.RevisionUnknown, $"The revision that the URL asks for is not served. The current one is {revision}.");
    }

    private async Task<Execution> ExecuteAsync(GraphQLRequest request, ServedGraph graph, DateOnly today, CancellationToken cancellationToken)
    {
        var counted = RequestTelemetry.Counted(graph.Store);
        var context = new ApiContext(graph, counted, today);
        using var activity = RequestTelemetry.Start();
        var start = Stopwatch.GetTimestamp();
        var answer = await engine.ExecuteAsync(request, context, Encoding.UTF8.GetBytes($"{{\"revision\":\"{graph.Store.Revision}\"}}"), cancellationToken);
        RequestTelemetry.Record(activity, answer, counted, start);
        return new(answer, context.DependsOnToday);
    }

    private sealed record Execution(Answer Answer, bool DependsOnToday) : IDisposable
    {
        public void Dispose() => Answer.Dispose();
    }
}
