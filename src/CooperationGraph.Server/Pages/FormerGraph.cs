using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Http;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Pages;

/// <summary>The former revision that a request of a page is answered from, where the server still has it.</summary>
internal static class FormerGraph
{
    private static readonly object Key = new();

    /// <summary>The graph that a request was given by <see cref="AnswerOfAsync"/> or <see cref="OfFileAsync"/>; null for the one that is served.</summary>
    public static ServedGraph? Of(HttpContext http) => http.Items.TryGetValue(Key, out var graph) ? (ServedGraph?)graph : null;

    /// <summary>
    /// Answers a request for a file of the revision that its address names; refused where the server does not have it, for a file of another would be cited as one of this.
    /// </summary>
    public static async ValueTask<object?> OfFileAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (RequestReader.RevisionOf(http.Request) is not { } revision) return await next(context);
        var graph = http.RequestServices.GetRequiredService<CurrentStore>().Graph;
        try
        {
            using var former = revision == graph.Store.Revision ? null : await http.RequestServices.GetRequiredService<IRevisions>().OpenAsync(revision, http.RequestAborted);
            if (former is null && revision != graph.Store.Revision) return Unknown();
            http.Items[Key] = former is null ? graph : ServedGraph.Of(former.Store);
            return await next(context);
        }
        catch (RevisionRemovedException)
        {
            return Unknown();
        }
        finally
        {
            http.Items.Remove(Key);
        }

        IResult Unknown() => Results.Text(new UnknownRevisionException(graph.Store.Revision).Message, statusCode: StatusCodes.Status404NotFound);
    }

    /// <summary>What <paramref name="askAsync"/> comes to over a revision, where it is not the one that is served, but still there and not busy; else over that.</summary>
    /// <param name="revision">Null for the one that is served.</param>
    public static async Task<T> AnswerOfAsync<T>(HttpContext http, string? revision, Func<Task<T>> askAsync)
    {
        var services = http.RequestServices;
        if (revision is null || revision == services.GetRequiredService<CurrentStore>().Revision) return await askAsync();
        try
        {
            using var former = await services.GetRequiredService<IRevisions>().OpenAsync(revision, http.RequestAborted);
            if (former is not null)
            {
                http.Items[Key] = ServedGraph.Of(former.Store);
                return await askAsync();
            }
        }
        catch (Exception e) when (e is RevisionRemovedException or StoreUnavailableException)
        {
            // Gone while it was read, or too many others are: today's is better than none.
        }
        finally
        {
            http.Items.Remove(Key);
        }

        return await askAsync();
    }
}
