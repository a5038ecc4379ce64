using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using HotChocolate;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CooperationGraph.HotChocolate.Tests;

/// <summary>The contract over the seed as Hot Chocolate answers it, without HTTP, on the day of <see cref="ApiClient.OverSeed"/>.</summary>
internal static class ChocolateClient
{
    private static readonly Task<IRequestExecutor> OverSeed = OfAsync(new() { Timeout = TimeSpan.FromMinutes(2) });

    public static Task<IRequestExecutor> OfAsync(EngineOptions bounds) => OfAsync(new CurrentStore(RealSeed.Store), bounds);

    public static async Task<IRequestExecutor> OfAsync(CurrentStore store, EngineOptions bounds, LogRecorder? log = null)
    {
        var services = new ServiceCollection().AddLogging(logging => { if (log is not null) logging.AddProvider(log).SetMinimumLevel(LogLevel.Error); }).AddSingleton(store).AddSingleton<TimeProvider>(new FakeTimeProvider(new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)));
        services.AddGraphQL().AddCooperationGraph(bounds);
        return await services.BuildServiceProvider().GetRequiredService<IRequestExecutorProvider>().GetExecutorAsync();
    }

    public static async Task<JsonElement> AnswerAsync(string query, string variables = "{}") => await AnswerAsync(await OverSeed, query, variables);

    public static async Task<JsonElement> AnswerAsync(IRequestExecutor executor, string query, string variables = "{}")
    {
        await using var result = await executor.ExecuteAsync(OperationRequestBuilder.New().SetDocument(query).SetVariableValues(variables).Build());
        return JsonDocument.Parse(result.ToJson(withIndentations: false)).RootElement;
    }
}
