using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CooperationGraph.Server.Answering;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Execution.Support;

/// <summary>What graphql-js, the reference implementation, makes of documents: one process for all of them (<c>tests/clients/oracle.mjs</c>).</summary>
internal static class GraphQLJs
{
    /// <param name="messages">Objects with <c>query</c>, and maybe <c>variables</c> and <c>execute</c>.</param>
    /// <returns>For each: <c>verdict</c> (syntax, invalid, valid, refused, answered), <c>why</c>, <c>data</c>, <c>errors</c>.</returns>
    public static async Task<IReadOnlyList<JsonElement>> AnswerAsync(string sdl, IEnumerable<object> messages)
    {
        await NodePackages.PresentAsync();
        var start = NodePackages.Start("node", "oracle.mjs");
        start.RedirectStandardInput = true;
        start.StandardInputEncoding = start.StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var lines = ReadAsync(node.StandardOutput);
        await using (var input = node.StandardInput)
        {
            await input.WriteLineAsync(JsonSerializer.Serialize(new { sdl }));
            foreach (var message in messages) await input.WriteLineAsync(JsonSerializer.Serialize(message));
        }

        var answers = await lines;
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return answers;
    }

    private static async Task<IReadOnlyList<JsonElement>> ReadAsync(StreamReader output)
    {
        List<JsonElement> answers = [];
        while (await output.ReadLineAsync() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            answers.Add(json.RootElement.Clone());
        }

        return answers;
    }
}
