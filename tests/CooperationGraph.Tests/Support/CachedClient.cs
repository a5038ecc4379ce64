using System.Net.Http.Json;
using System.Text;

namespace CooperationGraph.Tests.Support;

/// <summary>Asks a server, and reads what its cache says.</summary>
internal static class CachedClient
{
    public static async Task<(string Status, string Body, int Code)> AskAsync(this HttpClient http, string query, CancellationToken cancellationToken = default)
    {
        using var content = JsonContent.Create(new { query });
        // With a length, as all other clients send it.
        await content.LoadIntoBufferAsync(cancellationToken);
        var response = await http.PostAsync("/graphql", content, cancellationToken);
        var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return (response.Headers.TryGetValues("Cache-Status", out var status) ? status.Single().Replace("CooperationGraph; ", "", StringComparison.Ordinal) : "", body, (int)response.StatusCode);
    }
}
