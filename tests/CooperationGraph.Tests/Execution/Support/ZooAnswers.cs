using System.Text;
using System.Text.Json;
using CooperationGraph.Execution;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Execution.Support;

/// <summary>One engine over the zoo without faults and almost without bounds, for tests of what a text means.</summary>
internal static class ZooAnswers
{
    private static readonly GraphQLEngine Engine = new(
        Zoo.Schema(), new Zoo().Resolvers(), new() { MaxErrors = int.MaxValue, MaxFields = 10_000, MaxAliases = int.MaxValue, MaxDepth = 100, MaxRootFields = 1000, PlanCacheBytes = 1 << 20, Timeout = Patience.Limit });

    public static async Task<string> AsJsonAsync(string query, string variables = "{}", string? operationName = null)
    {
        using var json = JsonDocument.Parse(variables);
        using var answer = await Engine.ExecuteAsync(new(query, operationName, json.RootElement), Zoo.NewContext(), default, CancellationToken.None);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }
}
