using System.Diagnostics;
using System.Text.RegularExpressions;
using CooperationGraph.Server.Cli;
using CooperationGraph.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using Settings = CooperationGraph.Server.Hosting.Settings;

namespace CooperationGraph.Tests.Hosting;

/// <summary>
/// No engine runs where the tests do: what <c>docker-compose.yml</c> and the Dockerfile say is checked against the service and the repository, and the
/// service is run with compose's environment.
/// </summary>
public sealed partial class ComposeTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(RealSeed.Folder, ".."));
    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "docker-compose.yml"));
    private static readonly Dictionary<string, object> Compose = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(new StringReader(Text))));
    private static readonly string[] Dockerfile = File.ReadAllLines(Path.Combine(Root, "src", "CooperationGraph.Server", "Dockerfile"));

    public static TheoryData<string> Services => ["neo4j", "redis", "import", "server"];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_pinned_bounded_and_writes_only_where_it_may(string name)
    {
        var service = Service(name);
        if (service.ContainsKey("build")) Assert.Equal("cooperation-graph", service["image"]);
        else Assert.Matches(@":\d+\.\d+\.\d+", (string)service["image"]);
        Assert.Matches("^[0-9]+[mg]$", (string)service["mem_limit"]);
        Assert.True(service.ContainsKey("pids_limit"));
        Assert.True(service.ContainsKey("logging"));
        Assert.Equal(["no-new-privileges:true"], (List<object>)service["security_opt"]);
        Assert.Equal(["ALL"], (List<object>)service["cap_drop"]);
        // Whoever ends may be started again and again, or is meant to end.
        if (name != "import") Assert.True(service.ContainsKey("healthcheck") && service.ContainsKey("stop_grace_period") && (string)service["restart"] == "unless-stopped");
        // The database's image writes its own configuration.
        Assert.Equal(name == "neo4j" ? "false" : "true", service["read_only"]);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("server")]
    public void Its_environment_and_its_command_are_those_of_the_service(string name)
    {
        var known = Settings.All.Select(setting => setting.Name).ToHashSet();
        Assert.Empty(Environment(name).Keys.Select(variable => variable.Replace("__", ":", StringComparison.Ordinal)).Except(known));
        Assert.Empty(Dockerfile.Where(line => line.StartsWith("ENV ", StringComparison.Ordinal)).Select(line => line["ENV ".Length..].Split('=')[0]).Except(known));
        Assert.Empty(CommandLine.Parse(Command(name), TextWriter.Null, TextWriter.Null).Errors);
    }

    [Fact]
    public void Import_and_server_start_after_a_healthy_database_and_the_server_waits_for_nothing_else()
    {
        Assert.Equal("service_healthy", Condition("import", "neo4j"));
        Assert.Equal("service_healthy", Condition("server", "neo4j"));
        Assert.Equal(["neo4j"], ((Dictionary<object, object>)Service("server")["depends_on"]).Keys);
    }

    [Fact]
    public void Ports_volumes_and_paths_are_those_that_exist()
    {
        var listens = Command("server")[^1];
        Assert.EndsWith(":8080", listens, StringComparison.Ordinal);
        Assert.EndsWith(":8080", (string)((List<object>)Service("server")["ports"]).Single(), StringComparison.Ordinal);
        Assert.Contains("EXPOSE 8080", Dockerfile);
        var seed = ((string)((List<object>)Service("import")["volumes"]).Single()).Split(":-")[1].Split("}:");
        Assert.True(Directory.Exists(Path.Combine(Root, seed[0])));
        Assert.Equal(Command("import")[1] + ":ro", seed[1]);
        Assert.Equal(["neo4j-data", "neo4j-logs"], ((Dictionary<object, object>)Compose["volumes"]).Keys);
        Assert.Equal("src/CooperationGraph.Server/Dockerfile", ((Dictionary<object, object>)Service("server")["build"])["dockerfile"]);
    }

    [Fact]
    public void Passwords_are_secrets_in_files_that_git_ignores()
    {
        var secrets = ((Dictionary<object, object>)Compose["secrets"]).Keys.Cast<string>().ToList();
        // Compose: "cannot create secret in read-only service: `file` is the sole supported option".
        foreach (var name in secrets) Assert.Equal(new Dictionary<object, object> { ["file"] = $".secrets/{name}" }, ((Dictionary<object, object>)Compose["secrets"])[name]);
        Assert.Contains(".secrets/", File.ReadAllLines(Path.Combine(Root, ".gitignore")));
        foreach (var name in Services.Select(row => row.Data))
        {
            // Neither in an environment nor on a command line, which others can read: in files.
            Assert.DoesNotContain(Environment(name), pair => pair.Key.EndsWith("Password", StringComparison.Ordinal) || pair.Key == "NEO4J_AUTH");
            var files = string.Join('\n', Environment(name).Values.Concat(Service(name).TryGetValue("command", out var command) ? ((List<object>)command).Cast<string>() : []));
            var named = Secret().Matches(files).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(named, ((List<object>)Service(name)["secrets"]).Cast<string>().Order(StringComparer.Ordinal));
            Assert.All(named, each => Assert.Contains(each, secrets));
        }

        // What it takes from whoever starts it, its head names.
        Assert.All(Variable().Matches(Text).Select(match => match.Groups["name"].Value), variable => Assert.Contains($"variable {variable} ", Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_image_is_published_as_the_project_s_own_check_publishes_and_runs_without_root()
    {
        var publish = Dockerfile.Single(line => line.StartsWith("RUN dotnet publish", StringComparison.Ordinal))["RUN ".Length..].Split(" -o ")[0];
        Assert.Contains(File.ReadAllLines(Path.Combine(Root, ".ci", "run")), line => line.StartsWith(publish + " -o ", StringComparison.Ordinal));
        Assert.Contains("USER $APP_UID", Dockerfile);
        Assert.Contains("""ENTRYPOINT ["dotnet", "cooperation-graph.dll"]""", Dockerfile);
        // The shapes of the map are compiled in, and their licence goes with them.
        foreach (var name in new[] { "cooperation-graph.dll", "countries.LICENSE" }) Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(ServerProcess.Program)!, name)), name);
        foreach (var line in Dockerfile.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal)))
            Assert.All(line.Split(' ')[1..^1], path => Assert.True(Path.Exists(Path.Combine(Root, path)), path));
        Assert.All(Dockerfile.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)), line => Assert.Matches(@":\d+\.\d+\.\d+-[a-z]+", line));
        // What Node.js 20 has is mended no more since April 2026.
        Assert.Contains(Dockerfile, line => line.StartsWith("FROM node:24.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_and_server_run_with_composes_environment()
    {
        // Others read the seed that is imported by then, and that compose's import finds there.
        await using var neo4j = new SeededNeo4j();
        await neo4j.StoreAsync(keptNodes: 0);
        await using var redis = await RedisServer.StartAsync(password: "of-the-tests");
        // What compose's network and its secrets would give.
        using var secrets = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(secrets.Path, "neo4j-auth"), $"neo4j/{Neo4jDatabase.Options.Password}\n");
        await File.WriteAllTextAsync(Path.Combine(secrets.Path, "redis-password"), "of-the-tests\n");
        // The password of the tests' own environment must not help.
        (string Name, string Value)[] With(string name) =>
            [.. Environment(name).Select(pair => (pair.Key, pair.Value.Replace("/run/secrets", secrets.Path, StringComparison.Ordinal)
                .Replace("http://neo4j:7474", Neo4jDatabase.Options.Uri.OriginalString, StringComparison.Ordinal).Replace("redis:6379", redis.Configuration.Split(',')[0], StringComparison.Ordinal))), ("Neo4j__Password", "")];

        var imported = await ServerProcess.RunAsync([.. Command("import").Select(word => word == "/seed" ? RealSeed.Folder : word)], With("import"));
        Assert.True(imported.ExitCode == 0, imported.Error);
        Assert.Contains("already", imported.Output, StringComparison.Ordinal);
        await using var first = new ServerProcess(With("server"));
        using var http = await OpenAsync(first);
        (string Network, string Here)[] here = [("/run/secrets", secrets.Path), ("localhost:7474", Neo4jDatabase.Options.Uri.Authority), ("redis-cli", $"redis-cli -p {redis.Port}"), ("localhost/8080", $"127.0.0.1/{http.BaseAddress!.Port}")];
        foreach (var name in new[] { "neo4j", "redis", "server" }) Assert.Equal((name, 0), (name, await CheckHealthAsync(name, here)));
        // Where nothing listens.
        Assert.NotEqual(0, await CheckHealthAsync("server", [("localhost/8080", $"127.0.0.1/{ServerProcess.FreePort()}")]));
        await using var second = new ServerProcess(With("server"));
        using var again = await OpenAsync(second);
        var asked = 0;
        // On a busy machine Redis may be late, and then what was to be written or read is not.
        await Poll.UntilAsync(
            async () =>
            {
                var question = $"{{ dataset {{ revision }} a{asked++}: countries(first: 20) {{ nodes {{ name }} }} }}";
                Assert.Contains(RealSeed.Dataset.Revision, (await http.AskAsync(question)).Body, StringComparison.Ordinal);
                return (await again.AskAsync(question)).Status == "hit; detail=redis";
            },
            "the second finds in Redis what the first has stored");

        static async Task<HttpClient> OpenAsync(ServerProcess server)
        {
            await server.InitializeAsync();
            var http = new HttpClient { BaseAddress = new(server.Url) };
            Assert.Equal(System.Net.HttpStatusCode.OK, (await http.GetAsync(new Uri("health/ready", UriKind.Relative))).StatusCode);
            return http;
        }
    }

    private static Dictionary<object, object> Service(string name) => (Dictionary<object, object>)((Dictionary<object, object>)Compose["services"])[name];

    private static Dictionary<string, string> Environment(string name) => (Service(name).TryGetValue("environment", out var environment) ? (Dictionary<object, object>)environment : []).ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value);

    private static string[] Command(string name) => [.. ((List<object>)Service(name)["command"]).Cast<string>()];

    /// <summary>Runs a service's health check as its container would, where other things stand elsewhere.</summary>
    private static async Task<int> CheckHealthAsync(string name, (string Network, string Here)[] here)
    {
        var words = ((List<object>)((Dictionary<object, object>)Service(name)["healthcheck"])["test"]).Cast<string>()
            .Select(word => here.Aggregate(word.Replace("$$", "$", StringComparison.Ordinal), (text, each) => text.Replace(each.Network, each.Here, StringComparison.Ordinal))).ToList();
        using var check = Process.Start(words[0] == "CMD-SHELL" ? new ProcessStartInfo("sh", ["-c", words[1]]) : new ProcessStartInfo(words[1], words[2..]))!;
        await check.WaitForExitAsync();
        return check.ExitCode;
    }

    private static string Condition(string name, string on) => (string)((Dictionary<object, object>)((Dictionary<object, object>)Service(name)["depends_on"])[on])["condition"];

    [GeneratedRegex("/run/secrets/(?<name>[a-z0-9-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\$\{(?<name>[A-Z0-9_]+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Patience.Milliseconds)]
    private static partial Regex Variable();
}
