using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CooperationGraph.Datasets;
using CooperationGraph.Server.Pages;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests;

/// <summary>What the README shows is what the service does.</summary>
public sealed class ReadmeTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string Root = Path.Combine(RealSeed.Folder, "..");
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Two_commands_are_enough() =>
        Assert.Equal(["dotnet run --project src/CooperationGraph.Server", "dotnet test -c Release"], Blocks("sh")[0].Split('\n'));

    [Fact]
    public async Task The_request_gets_the_answer_that_stands_below_it()
    {
        var command = Blocks("sh")[1];
        Assert.StartsWith("curl -s http://localhost:5080/graphql -H 'Content-Type: application/json' -d '", command, StringComparison.Ordinal);
        using var content = new StringContent(command[(command.IndexOf("-d '", StringComparison.Ordinal) + 4)..^1], Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        var response = await server.Http.PostAsync("/graphql", content);
        Assert.Equal(Assert.Single(Blocks("json")), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public void It_is_read_in_a_few_minutes() => Assert.InRange(Readme.Split('\n').Length, 50, 199);

    [Fact]
    public async Task Each_of_five_questions_leads_to_its_answer()
    {
        Assert.Equal(
            Examples.First.Select(question => $"- [{question.Question}](http://localhost:5080/docs/questions#{question.Name})"),
            Readme.Split('\n').Where(line => line.StartsWith("- [", StringComparison.Ordinal)));
        await LeadsSomewhereAsync(Links(Readme).Where(link => link.StartsWith("http://localhost:5080/", StringComparison.Ordinal)).Select(link => link["http://localhost:5080".Length..]));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("tests/CONTRIBUTING.md")]
    public async Task Every_file_and_page_it_names_is_there(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Root, file));
        var quoted = text.Split('`').Where((_, i) => i % 2 == 1).ToList();
        var folder = Path.GetDirectoryName(Path.Combine(Root, file))!;
        Assert.All(quoted.Where(IsFile), name => Assert.True(Path.Exists(Path.Combine(Root, name)), name));
        Assert.All(Links(text).Where(IsFile), name => Assert.True(Path.Exists(Path.Combine(folder, name)), name));
        await LeadsSomewhereAsync(quoted.Where(name => name.StartsWith('/')));

        static bool IsFile(string name) => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('/') && !name.Contains(' ', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal);
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

    private static IEnumerable<string> Links(string text) => text.Split("](").Skip(1).Select(part => part[..part.IndexOf(')', StringComparison.Ordinal)]);

    private async Task LeadsSomewhereAsync(IEnumerable<string> paths)
    {
        var pages = paths.Distinct().ToList();
        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept", "text/html, */*;q=0.1" } } };
            var response = await server.Http.SendAsync(request);
            Assert.Equal((page, HttpStatusCode.OK), (page, response.StatusCode));
            if (page.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at) Assert.Contains($"id=\"{page[(at + 1)..]}\"", await response.Content.ReadAsStringAsync());
        }
    }

    private static string QuotedCommasOut(string row) => string.Concat(row.Split('"').Where((_, i) => i % 2 == 0));

    private static List<string> Blocks(string language) =>
        [.. Readme.Split($"```{language}\n").Skip(1).Select(part => part[..part.IndexOf("\n```", StringComparison.Ordinal)])];
}
