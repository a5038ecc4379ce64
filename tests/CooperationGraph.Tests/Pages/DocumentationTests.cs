using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CooperationGraph.Api;
using CooperationGraph.Api.Filters;
using CooperationGraph.Api.Resolvers;
using CooperationGraph.Changes;
using CooperationGraph.Execution.Coercion;
using CooperationGraph.Server.Caching;
using CooperationGraph.Server.Cli;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Server.Http;
using CooperationGraph.Server.Pages;
using CooperationGraph.Serving;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Primitives;

namespace CooperationGraph.Tests.Pages;

/// <summary>What the pages under <c>/docs</c> show is what the service does. Answers that they must show stand in <c>Pages/Questions</c>.</summary>
public sealed partial class DocumentationTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Root = Path.Combine(RealSeed.Folder, "..");
    private static readonly string Expected = Path.Combine(Root, "tests", "CooperationGraph.Tests", "Pages", "Questions");

    public static TheoryData<string> Questions => [.. Examples.First.Select(question => question.Name)];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_gets_the_answer_that_the_page_shows_below_it(string name)
    {
        var question = Examples.First.Single(each => each.Name == name);
        var answer = (await File.ReadAllTextAsync(Path.Combine(Expected, name + ".json"))).TrimEnd();
        Assert.Equal(answer, JsonSerializer.Serialize(await ApiClient.OverSeed.DataAsync(question.Query), Indented));
        var page = await PageAsync("/docs/questions");
        var part = page[page.IndexOf($"<h2 id=\"{name}\">{question.Question}</h2>", StringComparison.Ordinal)..];
        Assert.Equal([question.Query, answer], Code().Matches(part).Take(2).Select(match => match.Groups["text"].Value));
    }

    [Fact]
    public async Task The_sentence_is_shown_part_by_part_with_who_says_so()
    {
        var page = await PageAsync("/docs/questions");
        var rows = Row().Matches(page).Select(row => string.Join(" | ", Cell().Matches(row.Value).Select(cell => cell.Groups["text"].Value)));
        var expected = await File.ReadAllLinesAsync(Path.Combine(Expected, "sentence.txt"));
        Assert.Equal(expected, rows);
        var stated = expected.Count(row => row.Contains("| MID_TO_LONG_TERM_PLAN | STATED |", StringComparison.Ordinal));
        Assert.Matches($@"of {stated} of the\s+5 trade plans", page);
    }

    [Fact]
    public async Task Over_other_data_a_question_that_has_no_answer_says_why()
    {
        using var seed = new SeedCopy();
        await using var other = await TestServer.StartAsync(new CurrentStore(new MemoryGraphStore(seed.Read().Dataset!)));
        var response = await other.Http.GetAsync("/docs/questions");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("With these data: ", page);
        Assert.DoesNotContain("trade plans there", page);
    }

    [Fact]
    public async Task The_table_of_settings_is_that_of_the_service()
    {
        var page = await PageAsync("/docs/operate");
        foreach (var setting in Settings.All)
            Assert.Contains($"<tr><th scope=\"row\"><code>{setting.Name}</code></th><td>{(setting.Default.Length > 0 ? $"<code>{setting.Default}</code>" : "")}</td><td>{setting.Description}</td></tr>", page);
    }

    [Theory]
    [InlineData("A number in arguments and variables", ScalarReader.MaxNumberLength, " characters")]
    [InlineData("Rows of a page of a list", PageArguments.MaxSize)]
    [InlineData("Groups shown at once", GroupResolvers.MaxGroups)]
    [InlineData("Series of figures in a profile of a country", ProfileResolvers.MaxSeries)]
    [InlineData("Nodes asked for by their ids", QueryResolvers.MaxIds)]
    [InlineData("Nodes that a filter of claims or conflicts names", ClaimFilter.MaxSubjects)]
    [InlineData("Suggestions for a text that is still being typed", SearchResolvers.MaxSuggestions)]
    [InlineData("Nodes and relationships that differ between two revisions", ChangeReader.Most)]
    public async Task A_limit_is_that_of_the_service(string what, int most, string unit = "") =>
        Assert.Contains($"<th scope=\"row\">{what}</th><td>{most.ToString("N0", CultureInfo.InvariantCulture)}{unit}</td>", await PageAsync("/docs/limits"));

    [Fact]
    public async Task Every_metric_is_explained()
    {
        var page = await PageAsync("/docs/operate");
        Assert.All(MetricTable.All, metric => Assert.Contains($"<tr><th scope=\"row\"><code>{metric.Name}</code></th><td>{metric.Meaning}</td></tr>", page));
    }

    [Fact]
    public async Task The_commands_for_Neo4j_name_settings_and_options_that_exist()
    {
        var commands = await CommandsAsync("neo4j-commands");
        Assert.Equal(2, commands.Length);
        foreach (var words in commands.Select(command => command.Split(' ')))
        {
            var variables = words.TakeWhile(word => word != "dotnet").Select(word => word.Split('=')[0].Replace("__", ":", StringComparison.Ordinal));
            Assert.Empty(variables.Except(Settings.All.Select(setting => setting.Name)));
            Assert.Empty(CommandLine.Parse([.. words.SkipWhile(word => word != "--").Skip(1)], TextWriter.Null, TextWriter.Null).Errors);
        }
    }

    [Fact]
    public async Task Every_option_of_the_import_that_it_explains_exists()
    {
        var page = await PageAsync("/docs/operate");
        var options = Option().Matches(page).Select(match => match.Groups["name"].Value).ToList();
        Assert.Equal(["--dry-run", "--if-empty", "--replace"], options);
        Assert.All(options, option => Assert.Empty(CommandLine.Parse(["import", "graph-seed", option], TextWriter.Null, TextWriter.Null).Errors));
    }

    [Fact]
    public async Task The_commands_for_Docker_name_what_compose_has()
    {
        var compose = await File.ReadAllTextAsync(Path.Combine(Root, "docker-compose.yml"));
        var commands = await CommandsAsync("compose-commands");
        // As its own head has them.
        Assert.All(commands, command => Assert.Contains($"\n#   {command}\n", compose));
        Assert.All(commands.Where(command => command.Contains('>', StringComparison.Ordinal)), command => Assert.Contains($"\n    file: {command.Split("> ")[1]}\n", compose));
        var words = (await CommandsAsync("compose-import")).Single().Split(' ');
        Assert.Equal(["docker", "compose", "run", "--rm", "import"], words[..5]);
        Assert.Contains($"\n  {words[4]}:\n", compose);
        Assert.Empty(CommandLine.Parse(words[5..], TextWriter.Null, TextWriter.Null).Errors);
        Assert.Contains($":{words[6]}:ro", compose);
        Assert.All((await CommandsAsync("compose-backup")).Select(command => command.Split(' ')), each => Assert.Contains("neo4j", each));
        Assert.Contains("\n  neo4j:\n", compose);
        Assert.Contains("user: \"7474:7474\"", compose);
    }

    [Fact]
    public async Task Every_status_of_the_cache_is_explained()
    {
        var page = await PageAsync("/docs/caching");
        Assert.All(Enum.GetValues<CacheOutcome>().Select(outcome => CacheStatus.Of(outcome).ToString()), status => Assert.Contains($"<code>{status}</code>", page));
    }

    [Fact]
    public async Task Every_page_of_the_documentation_is_short_and_linked_and_all_its_links_lead_somewhere()
    {
        var first = await PageAsync("/docs");
        string[] pages = [.. PageRoutes.Tops.Where(path => path.StartsWith("/docs", StringComparison.Ordinal) && path != "/docs/types")];
        Assert.All(pages[1..], path => Assert.Contains($"<a href=\"{path}\">", first));
        var seen = new HashSet<string>();
        foreach (var page in pages)
        {
            Assert.InRange((await server.Http.GetByteArrayAsync(page)).Length, 1_000, 50_000);
            foreach (var link in Link().Matches(await PageAsync(page)).Select(match => match.Groups["link"].Value))
            {
                var (path, mark) = link.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (link[..at], link[(at + 1)..]) : (link, "");
                if (path.Length == 0) path = page;
                if (!seen.Add(path + "#" + mark)) continue;
                if (path.StartsWith("/graphql?", StringComparison.Ordinal)) path += "&ide=off";
                var response = await server.Http.GetAsync(path == "/graphql" ? "/graphql?query={__typename}" : path);
                Assert.Equal((page, link, HttpStatusCode.OK), (page, link, response.StatusCode));
                if (mark.Length > 0) Assert.Contains($"id=\"{mark}\"", await response.Content.ReadAsStringAsync());
            }
        }
    }

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await server.Http.GetStringAsync(path));

    private async Task<string[]> CommandsAsync(string id)
    {
        var page = await PageAsync("/docs/operate");
        var begin = page.IndexOf($"<code id=\"{id}\">", StringComparison.Ordinal) + $"<code id=\"{id}\">".Length;
        return WebUtility.HtmlDecode(page[begin..page.IndexOf("</code>", begin, StringComparison.Ordinal)]).Split('\n');
    }

    [GeneratedRegex("<pre tabindex=\"0\"><code>(?<text>.*?)</code></pre>", RegexOptions.Singleline, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("<tr><th scope=\"row\">.*?</tr>", RegexOptions.Singleline, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("<t[hd][^>]*>(?<text>.*?)</t[hd]>", RegexOptions.Singleline, 1000)]
    private static partial Regex Cell();

    [GeneratedRegex("<dt><code>(?<name>--[a-z-]+)</code></dt>", RegexOptions.None, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("<a href=\"(?<link>[/#][^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
