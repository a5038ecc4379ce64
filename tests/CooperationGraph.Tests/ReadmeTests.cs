using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Server.Cli;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests;

/// <summary>What the README shows is what the service does.</summary>
public sealed class ReadmeTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Root = Path.Combine(RealSeed.Folder, "..");
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Two_commands_are_enough() =>
        Assert.Equal(["dotnet run --project src/CooperationGraph.Server", "dotnet test"], Blocks("sh")[0].Split('\n'));

    [Fact]
    public async Task The_request_gets_the_answer_that_stands_below_it()
    {
        var command = Blocks("sh")[1];
        Assert.StartsWith("curl -s http://localhost:5080/graphql -H 'Content-Type: application/json' -d '", command, StringComparison.Ordinal);
        using var content = new StringContent(command[(command.IndexOf("-d '", StringComparison.Ordinal) + 4)..^1], Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        var response = await server.Http.PostAsync("/graphql", content);
        var answer = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        Assert.Equal(JsonSerializer.Serialize(answer, Indented), Blocks("json")[0]);
    }

    [Fact]
    public async Task The_table_is_the_answer_to_the_question_it_began_with()
    {
        var table = new StringBuilder("| country | type | state | since | agreements | who says so |\n|---|---|---|---|---|---|\n");
        foreach (var row in (await ApiClient.OverSeed.DataAsync(ApiClient.Golden("seed-sentence"))).List("coverage", "rows"))
        {
            foreach (var cell in row.List("cells"))
            {
                var publishers = cell.List("agreements").SelectMany(agreement => agreement.List("citations")).Select(citation => citation.Text("source", "publisher") ?? citation.Text("source", "title")).Distinct();
                table.Append($"| {row.Text("country", "name")} | {cell.Text("type")} | {cell.Text("state")} | {cell.Text("since")} | {cell.List("agreements").Count} | {string.Join("; ", publishers)} |\n");
            }
        }

        Assert.Contains(table.ToString(), Readme);
    }

    [Fact]
    public void The_table_of_settings_is_that_of_the_service()
    {
        var table = string.Concat(Settings.All.Select(setting => $"| `{setting.Name}` | {(setting.Default.Length > 0 ? $"`{setting.Default}`" : "")} | {setting.Description} |\n"));
        Assert.Contains("| setting | default | |\n|---|---|---|\n" + table, Readme);
    }

    [Fact]
    public void The_commands_for_Neo4j_name_settings_and_options_that_exist()
    {
        var commands = Blocks("sh").SelectMany(block => block.Split('\n')).Where(line => line.Contains("Neo4j__Password", StringComparison.Ordinal) && line.Contains("dotnet run", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, commands.Count);
        foreach (var words in commands.Select(command => command.Split(' ')))
        {
            var variables = words.TakeWhile(word => word != "dotnet").Select(word => word.Split('=')[0].Replace("__", ":", StringComparison.Ordinal));
            Assert.Empty(variables.Except(Settings.All.Select(setting => setting.Name)));
            Assert.Empty(CommandLine.Parse([.. words.SkipWhile(word => word != "--").Skip(1)], TextWriter.Null, TextWriter.Null).Errors);
        }
    }

    [Fact]
    public void Every_file_it_names_is_there()
    {
        var names = Readme.Split('`').Where((_, i) => i % 2 == 1).Concat(Readme.Split("](").Skip(1).Select(part => part[..part.IndexOf(')', StringComparison.Ordinal)]))
            .Where(name => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('/') && !name.Contains(' ', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal));
        Assert.All(names, name => Assert.True(Path.Exists(Path.Combine(Root, name)), name));
    }

    [Fact]
    public async Task Every_page_it_names_is_there()
    {
        var pages = Readme.Split('`').Where((name, i) => i % 2 == 1 && name.StartsWith('/') && name != "/metrics").Distinct().ToList();
        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept", "text/html, */*;q=0.1" } } };
            Assert.Equal((page, HttpStatusCode.OK), (page, (await server.Http.SendAsync(request)).StatusCode));
        }
    }

    [Fact]
    public async Task Each_of_five_questions_gets_the_answer_below_it()
    {
        var questions = Blocks("graphql");
        Assert.Equal(5, questions.Count);
        foreach (var (question, answer) in questions.Zip(Blocks("json").Skip(1)))
            Assert.Equal(JsonSerializer.Serialize(await ApiClient.OverSeed.DataAsync(question), Indented), answer);
    }

    [Fact]
    public void An_agreement_is_added_as_the_seed_s_README_says()
    {
        using var seed = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(RealSeed.Folder, "*.csv")) File.Copy(file, Path.Combine(seed.Path, Path.GetFileName(file)));
        var steps = File.ReadAllLines(Path.Combine(RealSeed.Folder, "README.md")).SkipWhile(line => !line.StartsWith("## Add an agreement", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("## Files", StringComparison.Ordinal));
        var text = string.Join(' ', steps);
        foreach (var file in new[] { "sources.csv", "agreements.csv", "party_to.csv", "covers.csv", "claims.csv" })
        {
            var step = text[text.IndexOf($"`{file}`", StringComparison.Ordinal)..];
            step = step[..step.IndexOf(". `", StringComparison.Ordinal)];
            var path = Path.Combine(seed.Path, file);
            var columns = File.ReadLines(path).First().Count(c => c == ',');
            var rows = step.Split('`').Where((part, i) => i % 2 == 1 && part.Contains(',', StringComparison.Ordinal)).Select(row => row.Replace("https://…", "https://example.org/1", StringComparison.Ordinal));
            // The README leaves the empty cells at the end of a row out.
            File.AppendAllLines(path, rows.Select(row => row + new string(',', columns - QuotedCommasOut(row).Count(c => c == ','))));
        }

        var read = DatasetReader.Read(seed.Path);
        Assert.NotNull(read.Dataset);
        Assert.Contains("agreement:js-cn-kz-2024", read.Dataset.Nodes.AsEnumerable().Select(node => node.Id));
    }

    [Fact]
    public async Task Own_data_are_copied_checked_and_served_as_it_says()
    {
        using var folder = new TemporaryFolder();
        var seed = Directory.CreateDirectory(Path.Combine(folder.Path, "graph-seed")).FullName;
        foreach (var file in Directory.EnumerateFiles(RealSeed.Folder)) File.Copy(file, Path.Combine(seed, Path.GetFileName(file)));
        var port = ServerProcess.FreePort();
        var commands = Blocks("sh")[2].Split('\n');
        Assert.Equal(3, commands.Length);
        foreach (var command in commands[..^1])
        {
            using var process = Start(command);
            await process.WaitForExitAsync();
            Assert.Equal((command, 0), (command, process.ExitCode));
        }

        using var serve = Start(commands[^1]);
        try
        {
            Assert.Contains($":{port}/graphql", await serve.StandardOutput.ReadLineAsync());
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
        }

        // What "dotnet run" would build is built.
        Process Start(string command)
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", command.Replace("dotnet run --project src/CooperationGraph.Server --", $"exec dotnet '{ServerProcess.Program}'", StringComparison.Ordinal)])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                WorkingDirectory = folder.Path,
                Environment = { ["PORT"] = $"{port}" },
            };
            return Process.Start(start)!;
        }
    }

    private static string QuotedCommasOut(string row) => string.Concat(row.Split('"').Where((_, i) => i % 2 == 0));

    private static List<string> Blocks(string language) =>
        [.. Readme.Split($"```{language}\n").Skip(1).Select(part => part[..part.IndexOf("\n```", StringComparison.Ordinal)])];
}
