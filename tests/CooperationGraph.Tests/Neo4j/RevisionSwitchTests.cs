using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using CooperationGraph.Datasets;
using CooperationGraph.Neo4j;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Neo4j;

/// <summary>Revisions replace one another, each removed at once, while requests run: none of them may notice.</summary>
[Collection(WrittenNeo4j.Name)]
public sealed class RevisionSwitchTests(Neo4jProcess neo4j) : IAsyncDisposable
{
    private const int Switches = 6;

    // Several of each reader.
    private const int AnswersBetween = 40;

    private readonly Neo4jDatabase _database = new(neo4j.Options);

    [Fact]
    public async Task No_request_fails_while_revisions_replace_one_another()
    {
        var datasets = new[] { Dataset("An old title"), Dataset("A new title") };
        await _database.Importer.ImportAsync(datasets[0], replace: true, announce: null, progress: null, CancellationToken.None);
        var current = new CurrentStore("Not asked yet.");
        await using var server = new TestServer(current, adjust: builder => builder.AddNeo4jStore(neo4j.Options));
        await server.InitializeAsync();

        using var ended = new CancellationTokenSource();
        var answers = new ConcurrentBag<(HttpStatusCode Status, TimeSpan Time, string Body)>();
        var readers = Enumerable.Range(0, 8).Select(reader => Task.Run(() => ReadAsync(server.Http, reader, answers, ended.Token))).ToList();
        for (var i = 1; i <= Switches; i++)
        {
            var dataset = datasets[i % 2];
            await _database.Importer.ImportAsync(dataset, replace: false, announce: null, progress: null, CancellationToken.None);
            // A request is tried once more, so that none may live through two switches.
            var before = answers.Count;
            await Poll.UntilAsync(() => current.Revision == dataset.Revision && answers.Count > before + AnswersBetween, "requests are answered of the new revision");
        }

        await ended.CancelAsync();
        await Task.WhenAll(readers);

        Assert.InRange(answers.Count, 50, int.MaxValue);
        Assert.Empty(answers.Where(answer => answer.Status != HttpStatusCode.OK).Select(answer => $"{(int)answer.Status} after {answer.Time.TotalSeconds:0.0} s: {answer.Body}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{answers.Count} requests, the slowest {answers.Max(answer => answer.Time).TotalMilliseconds:0} ms.");
    }

    // Of no two is the text the same: no cache answers.
    private static async Task ReadAsync(HttpClient http, int reader, ConcurrentBag<(HttpStatusCode, TimeSpan, string)> answers, CancellationToken ended)
    {
        for (var i = 0; !ended.IsCancellationRequested; i++)
        {
            var path = (i % 4) switch
            {
                0 => $"{{ agreements(filter: {{text: \"t\"}}) {{ nodes {{ a{reader}x{i}: title parties {{ party {{ id }} }} citations {{ source {{ title }} }} }} }} }}",
                1 => $"{{ country(code: \"KAZ\") {{ a{reader}x{i}: name agreements {{ nodes {{ title }} }} }} }}",
                2 => $"{{ agreements(filter: {{hasConflict: false}}) {{ nodes {{ a{reader}x{i}: title }} }} }}",
                _ => null,
            };
            var start = Stopwatch.GetTimestamp();
            using var response = await http.GetAsync(path is null ? "/agreements/bit" : "/graphql?query=" + Uri.EscapeDataString(path), CancellationToken.None);
            answers.Add((response.StatusCode, Stopwatch.GetElapsedTime(start), response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync(CancellationToken.None)));
        }
    }

    private static GraphDataset Dataset(string title)
    {
        using var seed = new SeedCopy();
        return seed.Set("agreements.csv", 0, "title_en", title).Read().Dataset!;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
