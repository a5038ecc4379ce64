using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CooperationGraph.Api;
using CooperationGraph.Datasets;
using CooperationGraph.Execution;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Benchmarks;

/// <summary>
/// Whether the same answer takes the same time however large the graph is: kinds of query over synthetic graphs with a hub, in process, with no cache of answers and no kept objects. Printed is a line
/// for each query with the median at each size in milliseconds, separated by tabs; to the standard error go, as they are measured, the first call, the median of the following ones and the processor
/// time of one.
/// </summary>
internal static class FlatMeasurement
{
    private const string Agreements = "nodes { id title signedOn }";
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly (string Name, string Query)[] Queries =
    [
        ("agreement by id", $$"""{ agreement(id: "agreement:000150") { id title signedOn parties { role party { id } } } }"""),
        ("hub, first 20", OfCountry("AAA", "first: 20")),
        ("hub, first 20 by signature", OfCountry("AAA", "first: 20, orderBy: SIGNED_ON_DESC")),
        ("hub, 20 before a cursor", OfCountry("AAA", "last: 20, before: CURSOR, orderBy: SIGNED_ON_ASC")),
        ("hub, first 20 of a type", OfCountry("AAA", "first: 20, filter: { types: [JOINT_STATEMENT] }")),
        ("country of 20", OfCountry("AAB", "first: 20")),
        ("country of 500", OfCountry("AAC", "first: 20, orderBy: SIGNED_ON_DESC")),
        ("coverage 5 x 3, with the hub", Coverage("AAA", "2015-06-01")),
        ("type + hub", Filtered("""types: [JOINT_STATEMENT], parties: { all: ["AAA"] }""")),
        ("type + small party", Filtered("""types: [JOINT_STATEMENT], parties: { all: ["AAC"] }""")),
        ("two parties, one the hub", Filtered("""parties: { all: ["AAC", "AAA"] }""")),
        ("status IN_FORCE on a day", Filtered("""status: [IN_FORCE], statusOn: "2009-05-05" """)),
        ("status IN_FORCE on other days", Filtered("""status: [IN_FORCE], statusOn: "DAY" """)),
        ("type", Filtered("types: [JOINT_STATEMENT]")),
        ("type, 20 before a cursor", Filtered("types: [JOINT_STATEMENT]", "last: 20, before: CURSOR, orderBy: SIGNED_ON_ASC")),
        ("signed in one month", Filtered("""signed: { from: "1987-02-01", to: "1987-02-28" }""")),
        ("text", Filtered("""text: "title_en 137" """)),
        ("hasConflict", Filtered("hasConflict: true")),
        ("sector", Filtered("""sectors: ["sector:000007"]""")),
        ("source", Filtered("""sources: ["source:000007"]""")),
        ("order by title", $$"""{ agreements(first: 20, orderBy: TITLE_DESC) { totalCount {{Agreements}} } }"""),
        ("agreements with citations", """{ agreements(first: 20) { nodes { id title citations { locator source { id title } } } } }"""),
    ];

    /// <param name="storeAsync">What a dataset is served from.</param>
    public static async Task RunAsync(IReadOnlyList<int> sizes, Func<GraphDataset, Task<IGraphStore>> storeAsync)
    {
        using var engine = new GraphQLEngine(GraphQLSchema.Build(ApiSchema.Sdl, ApiSchema.Scalars), ApiSchema.Resolvers(), new() { KeptObjectBytes = 0 });
        if (sizes.Count == 0) sizes = [10_000, 100_000, 1_000_000];
        var medians = Queries.Select(_ => new List<double>()).ToList();
        foreach (var nodes in sizes)
        {
            var graph = new ServedGraph(await LoadAsync(nodes, storeAsync));
            // A database that was started just now is several times slower at first. What its first round shows is not counted.
            if (nodes == sizes[0]) foreach (var (name, query) in Queries) await MeasureAsync(engine, graph, name, query);
            await Console.Error.WriteLineAsync($"{"query",-32} {"bytes",7} {"first",9} {"p50",9} {"cpu",9}");
            for (var i = 0; i < Queries.Length; i++) medians[i].Add(await MeasureAsync(engine, graph, Queries[i].Name, Queries[i].Query));
        }

        Console.WriteLine($"query\t{string.Join('\t', sizes)}");
        for (var i = 0; i < Queries.Length; i++) Console.WriteLine($"{Queries[i].Name}\t{string.Join('\t', medians[i].Select(median => median.ToString("0.000", CultureInfo.InvariantCulture)))}");
    }

    private static string OfCountry(string code, string arguments) => $$"""{ country(code: "{{code}}") { agreements({{arguments}}) { totalCount pageInfo { startCursor } {{Agreements}} } } }""";

    private static string Filtered(string filter, string page = "first: 20") => $$"""{ agreements({{page}}, filter: { {{filter}} }) { totalCount pageInfo { startCursor } {{Agreements}} } }""";

    private static string Coverage(string counterpart, string day) => $$"""
        { coverage(counterpart: "{{counterpart}}", countries: { codes: ["AAB", "AAC", "ABD", "ABE", "ABF"] }, types: [JOINT_STATEMENT, FRIENDSHIP_TREATY, FREE_TRADE_AGREEMENT], asOf: "{{day}}")
          { rows { country { code } cells { type state certainty since } } } }
        """;

    private static async Task<IGraphStore> LoadAsync(int nodes, Func<GraphDataset, Task<IGraphStore>> storeAsync)
    {
        var folder = Directory.CreateTempSubdirectory("synthetic-seed-").FullName;
        try
        {
            new SyntheticSeed(1, nodes, withHub: true).Write(folder);
            var watch = Stopwatch.StartNew();
            var (dataset, notices) = DatasetReader.Read(folder);
            if (dataset is null) throw new InvalidOperationException(string.Join('\n', notices.Kept.Take(20).Select(notice => notice.ToLine())));
            var store = await storeAsync(dataset);
            var took = watch.Elapsed;
            var held = GC.GetTotalMemory(forceFullCollection: true);
            await Console.Error.WriteLineAsync($"{dataset.Nodes.Count} nodes, {dataset.Relationships.Sum(set => set.From.Length)} relationships, loaded in {took.TotalSeconds:0.00} s, {held / 1048576} MB held");
            return store;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>The median in milliseconds.</returns>
    private static async Task<double> MeasureAsync(GraphQLEngine engine, ServedGraph graph, string name, string query)
    {
        if (query.Contains("CURSOR", StringComparison.Ordinal)) query = query.Replace("CURSOR", await MiddleAsync(engine, graph, query), StringComparison.Ordinal);
        var first = Stopwatch.StartNew();
        var bytes = (await AnswerAsync(engine, graph, Of(0))).Length;
        first.Stop();
        // Until the methods are compiled as well as they will be.
        var warming = Stopwatch.StartNew();
        for (var i = 1; i < 2000 && warming.Elapsed < Long; i++) await AnswerAsync(engine, graph, Of(i));
        var times = new List<double>();
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        while (times.Count < 2000 && (times.Count < 10 || watch.Elapsed < Long))
        {
            var start = Stopwatch.GetTimestamp();
            await AnswerAsync(engine, graph, Of(times.Count));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times.Count;
        times.Sort();
        var median = times[times.Count / 2];
        await Console.Error.WriteLineAsync($"{name,-32} {bytes,7} {first.Elapsed.TotalMilliseconds,9:0.000} {median,9:0.000} {each,9:0.000}");
        return median;

        string Of(int i) => query.Replace("DAY", new DateOnly(1970, 1, 1).AddDays(i % 20_000).ToString("O", null), StringComparison.Ordinal);
    }

    // The quoted cursor of a node in the middle of the list: the start of a page of 60 from the back, twice.
    private static async Task<string> MiddleAsync(GraphQLEngine engine, ServedGraph graph, string query)
    {
        var cursor = "null";
        for (var pages = 0; pages < 2; pages++)
        {
            var body = await AnswerAsync(engine, graph, query.Replace("last: 20", "last: 60", StringComparison.Ordinal).Replace("CURSOR", cursor, StringComparison.Ordinal));
            var connection = JsonDocument.Parse(body).RootElement.GetProperty("data");
            while (!connection.TryGetProperty("pageInfo", out _)) connection = connection.EnumerateObject().First().Value;
            if (connection.GetProperty("pageInfo").GetProperty("startCursor").GetString() is not { } start) break;
            cursor = $"\"{start}\"";
        }

        return cursor;
    }

    private static async ValueTask<byte[]> AnswerAsync(GraphQLEngine engine, ServedGraph graph, string query)
    {
        using var answer = await engine.ExecuteAsync(new(query), new ApiContext(graph, Today), default, CancellationToken.None);
        var body = answer.Body.ToArray();
        if (body.AsSpan().IndexOf("\"errors\""u8) >= 0) throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(body));
        return body;
    }
}
