using BenchmarkDotNet.Attributes;
using CooperationGraph.Execution;
using CooperationGraph.Tests.Execution.Support;

namespace CooperationGraph.Benchmarks;

/// <summary>The engine beside GraphQL.NET's executor over the same resolvers. Beside the same bytes from memory it stands in engine.sh.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private readonly ObjectGraph _graph = new();
    private GraphQLEngine _engine = null!;
    private Oracle _oracle = null!;
    private string _query = "";

    [Params("names", "levels", "citations", "cycle", "matrix")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _query = ObjectGraph.Shapes[Shape];
        _engine = new(GraphQLSchema.Build(ObjectGraph.Sdl), _graph.Resolvers(), new());
        _oracle = new(GraphQLSchema.Build(ObjectGraph.Sdl), _graph.Resolvers(), _graph);
        using var answer = await _engine.ExecuteAsync(new(_query), _graph, default, CancellationToken.None);
        var reference = await _oracle.ExecuteCachedAsync(_query);
        if (!answer.Body.Span.SequenceEqual(reference)) throw new InvalidOperationException("Engine and oracle differ.");
        Console.WriteLine($"// {Shape}: {answer.Body.Length} bytes");
    }

    [Benchmark]
    public async Task<int> Engine()
    {
        using var answer = await _engine.ExecuteAsync(new(_query), _graph, default, CancellationToken.None);
        return answer.Body.Length;
    }

    [Benchmark(Baseline = true)]
    public async Task<int> GraphQLNet() => (await _oracle.ExecuteCachedAsync(_query)).Length;

    [GlobalCleanup]
    public void Cleanup() => _engine.Dispose();
}
