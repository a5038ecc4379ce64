using System.Text.Json;
using CooperationGraph.Api;
using CooperationGraph.Execution;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Tests.Support;

/// <summary>The GraphQL contract over a store, without HTTP.</summary>
internal sealed class ApiClient(IGraphStore store, DateOnly? today = null, GraphQLEngine? engine = null) : IDisposable
{
    private readonly ServedGraph _graph = new(store);
    // What is right is no less so on a busy machine.
    private readonly GraphQLEngine _engine = engine ?? ApiEngine.Create(new() { Timeout = Patience.Limit });

    public static ApiClient OverSeed { get; } = new(RealSeed.Store, new DateOnly(2026, 11, 24));

    /// <summary>The text of one of the questions the service exists for.</summary>
    public static string Golden(string name) => File.ReadAllText(Path.Combine(ExamplesFolder, name + ".graphql"));

    public static string ExamplesFolder { get; } = Path.Combine(RealSeed.Folder, "..", "src", "CooperationGraph.Api", "Examples");

    public async Task<byte[]> BytesAsync(string query, JsonElement? variables = null)
    {
        using var answer = await _engine.ExecuteAsync(new(query, null, variables), new ApiContext(_graph, today ?? DateOnly.FromDateTime(DateTime.UtcNow)), default, CancellationToken.None);
        return answer.Body.ToArray();
    }

    public async Task<JsonElement> AnswerAsync(string query, object? variables = null)
    {
        var context = new ApiContext(_graph, today ?? DateOnly.FromDateTime(DateTime.UtcNow));
        using var answer = await _engine.ExecuteAsync(new(query, null, variables is null ? null : JsonSerializer.SerializeToElement(variables)), context, default, CancellationToken.None);
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.Clone();
    }

    /// <summary>The data of an answer that must have no errors.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var answer = await AnswerAsync(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The one error of an answer.</summary>
    public async Task<(string Code, string Message)> ErrorAsync(string query, object? variables = null)
    {
        var errors = (await AnswerAsync(query, variables)).GetProperty("errors");
        var error = Assert.Single(errors.EnumerateArray());
        return (error.GetProperty("extensions").GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }

    public void Dispose() => _engine.Dispose();
}
