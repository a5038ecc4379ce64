using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CooperationGraph.Server.Http;

namespace CooperationGraph.Benchmarks;

/// <summary>
/// Asks a server without a pause while its database and its cache are killed and started by somebody else. Questions that were asked before must be
/// answered right, always; new ones are answered right or refused by 503.
/// </summary>
internal static class FaultLoad
{
    private const int Askers = 16;
    private const int Questions = 40;

    public static async Task<int> RunAsync(string url, TimeSpan duration)
    {
        using var http = new HttpClient { BaseAddress = new(url), Timeout = TimeSpan.FromSeconds(30) };
        var questions = await QuestionsAsync(http);
        var expected = new Dictionary<string, string>();
        foreach (var question in questions) expected.Add(question, (await AskAsync(http, question)).Body);
        var outcomes = new ConcurrentDictionary<string, int>();
        var latencies = new ConcurrentBag<double>();
        var end = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Askers).Select(async asker =>
        {
            for (var i = 0; end.Elapsed < duration; i++)
            {
                var isNew = i % 8 == 0;
                var question = questions[(asker + i) % questions.Count];
                // White space within a text makes it another question with the same answer but for its name.
                var asked = isNew ? question.Replace("{ agreement", $"query Q{asker}x{i} {{ a{asker}x{i}: agreement", StringComparison.Ordinal) : question;
                var clock = Stopwatch.StartNew();
                var (status, body, cacheStatus) = await AskAsync(http, asked);
                if (!isNew) latencies.Add(clock.Elapsed.TotalMilliseconds);
                var right = body == (isNew ? expected[question].Replace("\"agreement\"", $"\"a{asker}x{i}\"", StringComparison.Ordinal) : expected[question]);
                var outcome = right ? "right" : status == HttpStatusCode.ServiceUnavailable ? "refused" : "WRONG " + (int)status;
                if (outcome.StartsWith("WRONG", StringComparison.Ordinal)) Console.WriteLine($"{outcome}: {asked}\n  {body}");
                outcomes.AddOrUpdate($"{(isNew ? "new" : "asked before")}, {outcome}{(isNew ? "" : ", " + cacheStatus)}", 1, (_, count) => count + 1);
            }
        }));
        foreach (var (outcome, count) in outcomes.OrderBy(each => each.Key, StringComparer.Ordinal)) Console.WriteLine($"{count,9} {outcome}");
        var sorted = latencies.Order().ToArray();
        Console.WriteLine($"asked before: median {sorted[sorted.Length / 2]:0.0} ms, 99 % {sorted[sorted.Length * 99 / 100]:0.0} ms, longest {sorted[^1]:0.0} ms");
        return outcomes.Keys.Any(outcome => outcome.Contains("WRONG", StringComparison.Ordinal) || (outcome.StartsWith("asked before", StringComparison.Ordinal) && outcome.Contains("refused", StringComparison.Ordinal))) ? 1 : 0;
    }

    private static async Task<List<string>> QuestionsAsync(HttpClient http)
    {
        var (_, body, _) = await AskAsync(http, $"{{ agreements(first: {Questions}) {{ nodes {{ id }} }} }}");
        using var json = JsonDocument.Parse(body);
        return [.. json.RootElement.GetProperty("data").GetProperty("agreements").GetProperty("nodes").EnumerateArray()
            .Select(node => $"{{ agreement(id: \"{node.GetProperty("id").GetString()}\") {{ title signedOn parties {{ party {{ id }} }} citations {{ source {{ title }} }} }} }}")];
    }

    private static async Task<(HttpStatusCode Status, string Body, string CacheStatus)> AskAsync(HttpClient http, string query)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("graphql", new { query });
            return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.TryGetValues("Cache-Status", out var values) ? string.Join(' ', values) : "");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (default, e.Message, "");
        }
    }
}
