using System.Reflection;
using System.Xml.Linq;
using CooperationGraph.Api;
using CooperationGraph.Execution;
using CooperationGraph.Neo4j;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Hosting;
using CooperationGraph.Sources;
using CooperationGraph.Stores;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Architecture;

/// <summary>What may lean on what: between projects by their project files, between folders by the namespaces that their files use.</summary>
public sealed class DirectionTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(RealSeed.Folder, ".."));

    private static readonly Assembly[] Assemblies =
        [typeof(IGraphStore).Assembly, typeof(ResolverTable).Assembly, typeof(ApiSchema).Assembly, typeof(GraphQLEngine).Assembly, typeof(Neo4jGraphStore).Assembly, typeof(SourceImport).Assembly, typeof(ServerBuilder).Assembly];

    [Theory]
    [InlineData("CooperationGraph", "Meziantou.Analyzer Sylvan.Data.Csv")]
    [InlineData("CooperationGraph.Resolvers", "Meziantou.Analyzer")]
    [InlineData("CooperationGraph.Api", "CooperationGraph CooperationGraph.Resolvers Meziantou.Analyzer")]
    [InlineData("CooperationGraph.Execution", "CooperationGraph.Resolvers GraphQL GraphQL.SystemTextJson Meziantou.Analyzer Microsoft.Extensions.Caching.Memory")]
    [InlineData("CooperationGraph.Neo4j", "CooperationGraph Meziantou.Analyzer Microsoft.Extensions.Http System.Threading.RateLimiting")]
    [InlineData("CooperationGraph.Sources", "CooperationGraph ExcelDataReader Meziantou.Analyzer Sylvan.Data.Csv")]
    [InlineData("CooperationGraph.Server", "CooperationGraph CooperationGraph.Api CooperationGraph.Execution CooperationGraph.Neo4j CooperationGraph.Sources Spectre.Console StackExchange.Redis Meziantou.Analyzer Microsoft.Extensions.Caching.StackExchangeRedis OpenTelemetry.Exporter.OpenTelemetryProtocol OpenTelemetry.Exporter.Prometheus.AspNetCore OpenTelemetry.Extensions.Hosting OpenTelemetry.Instrumentation.AspNetCore System.CommandLine ZiggyCreatures.FusionCache Svg.Skia SkiaSharp SkiaSharp.NativeAssets.Linux ExCSS HarfBuzzSharp HarfBuzzSharp.NativeAssets.Linux HarfBuzzSharp.NativeAssets.macOS HarfBuzzSharp.NativeAssets.Win32")]
    public void A_project_references_only_what_it_may(string project, string allowed)
    {
        var file = XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj"));
        var references = file.Descendants().Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference")
            .Select(element => element.Attribute("Include")!.Value).Select(name => name.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name);
        Assert.Empty(references.Except(allowed.Split(' ')));
    }

    [Theory]
    // The core, from the bottom: each folder may lean on those before it.
    [InlineData("src/CooperationGraph/Graph", "Time")]
    [InlineData("src/CooperationGraph/Time", "")]
    [InlineData("src/CooperationGraph/Statuses", "Graph Time")]
    [InlineData("src/CooperationGraph/Datasets", "Graph Time Statuses Datasets")]
    [InlineData("src/CooperationGraph/Stores", "Graph Time Datasets Statuses Stores")]
    [InlineData("src/CooperationGraph/Countries", "Graph Time Stores")]
    [InlineData("src/CooperationGraph/Sectors", "Graph Stores")]
    [InlineData("src/CooperationGraph/Observations", "Graph Time Stores")]
    [InlineData("src/CooperationGraph/Mechanisms", "Graph Stores")]
    [InlineData("src/CooperationGraph/Search", "Graph Stores")]
    [InlineData("src/CooperationGraph/Claims", "Graph Time Datasets Stores")]
    [InlineData("src/CooperationGraph/Agreements", "Graph Time Statuses Stores Countries")]
    [InlineData("src/CooperationGraph/Walks", "Graph Time Stores")]
    [InlineData("src/CooperationGraph/Changes", "Graph Datasets Stores")]
    [InlineData("src/CooperationGraph/Serving", "Graph Datasets Stores Claims Observations Sectors Search Changes")]
    [InlineData("src/CooperationGraph/Coverage", "Graph Time Statuses Stores Datasets Countries Claims Agreements Serving")]
    [InlineData("src/CooperationGraph/Groups", "Graph Time Stores Countries Agreements Sectors Serving")]
    // What answers a field, for any engine.
    [InlineData("src/CooperationGraph.Resolvers", "")]
    // The contract knows neither an engine nor who serves it.
    [InlineData("src/CooperationGraph.Api", "Resolvers Graph Time Statuses Stores Datasets Countries Claims Agreements Walks Coverage Sectors Mechanisms Observations Search Changes Serving Groups Api")]
    // The engine knows nothing of the rest.
    [InlineData("src/CooperationGraph.Execution", "Resolvers Execution")]
    // The database's store knows nothing of GraphQL and HTTP serving.
    [InlineData("src/CooperationGraph.Neo4j", "Graph Time Statuses Datasets Stores Serving Neo4j")]
    // What others publish: how it is read is below what is made of it.
    [InlineData("src/CooperationGraph.Sources/Tables", "Graph Datasets")]
    [InlineData("src/CooperationGraph.Sources/Values", "Graph Time Datasets Sources.Tables")]
    [InlineData("src/CooperationGraph.Sources/Forms", "Graph Time Datasets Sources.Tables Sources.Values")]
    [InlineData("src/CooperationGraph.Sources/Reporting", "Datasets")]
    [InlineData("src/CooperationGraph.Sources/Merging", "Graph Datasets Sources.Tables Sources.Forms Sources.Reporting")]
    [InlineData("src/CooperationGraph.Sources", "Graph Time Datasets Stores Sources")]
    // The server, from the bottom: the cache knows bytes alone, answers no HTTP; only Cli and Hosting know the parts.
    [InlineData("src/CooperationGraph.Server/Caching", "Stores Serving")]
    [InlineData("src/CooperationGraph.Server/Answering", "Stores Serving Resolvers Api Execution Server.Caching")]
    [InlineData("src/CooperationGraph.Server/Http", "Stores Api Execution Server.Caching Server.Answering")]
    [InlineData("src/CooperationGraph.Server/Pages", "Graph Time Stores Datasets Search Serving Resolvers Api Execution Server.Answering Server.Http Server.Pages")]
    // What is drawn knows words, dates and states, and nothing of who asks.
    [InlineData("src/CooperationGraph.Server/Pictures", "Graph Time")]
    [InlineData("src/CooperationGraph.Server/Views", "Graph Time Stores Walks Search Serving Resolvers Api Execution Server.Answering Server.Http Server.Pages Server.Pictures Server.Views")]
    [InlineData("src/CooperationGraph.Server/Hosting", "Datasets Stores Walks Serving Neo4j Api Execution Server.Caching Server.Answering Server.Http Server.Pages Server.Views")]
    [InlineData("src/CooperationGraph.Server/Cli", "Graph Time Datasets Sources Stores Serving Neo4j Server.Hosting")]
    public void A_folder_uses_only_namespaces_below_it(string folder, string allowed)
    {
        var namespaces = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => "CooperationGraph." + name).ToList();
        var wrong = Files(folder).SelectMany(file => Usings(file).Where(name => name.StartsWith("CooperationGraph", StringComparison.Ordinal)).Select(name => (file, Name: name)))
            .Where(each => !namespaces.Exists(name => each.Name == name || each.Name.StartsWith(name + ".", StringComparison.Ordinal)))
            .Select(each => $"{Path.GetRelativePath(Root, each.file)} uses {each.Name}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Compiled_code_leans_on_nothing_else_however_it_names_it()
    {
        var rules = typeof(DirectionTests).GetMethod(nameof(A_folder_uses_only_namespaces_below_it))!.GetCustomAttributes<InlineDataAttribute>().Select(row => (Folder: (string)row.Data[0]!, Allowed: (string)row.Data[1]!))
            .Select(rule => (Name: NamespaceOf(rule.Folder), Allowed: rule.Allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => "CooperationGraph." + name).ToList())).ToList();
        List<string> wrong = [];
        foreach (var type in Assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            var own = rules.Find(rule => IsIn(type.Namespace, rule.Name));
            if (own.Name is null) continue;
            wrong.AddRange(TypeReferences.Of(type).Where(other => Assemblies.Contains(other.Assembly) && other.Namespace is { } name && IsIn(name, "CooperationGraph") && !IsIn(name, own.Name) && !own.Allowed.Exists(allowed => IsIn(name, allowed)))
                .Select(other => $"{type} names {other}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(typeof(GraphQLEngine), "GraphQL GraphQLParser")]
    [InlineData(typeof(SourceImport), "ExcelDataReader")]
    [InlineData(typeof(ServerBuilder), "Microsoft.AspNetCore")]
    public void Only_one_assembly_names_a_library(Type owner, string library)
    {
        var roots = library.Split(' ');
        var others = Assemblies.Where(each => each != owner.Assembly).SelectMany(each => each.GetTypes()).ToList();
        Assert.NotEmpty(others);
        Assert.DoesNotContain(others, type => TypeReferences.Of(type).Any(other => Array.Exists(roots, root => IsIn(other.Namespace, root))));
        Assert.Contains(owner.Assembly.GetTypes(), type => TypeReferences.Of(type).Any(other => Array.Exists(roots, root => IsIn(other.Namespace, root))));
    }

    [Theory]
    [InlineData("CooperationGraph.Server.Caching")]
    [InlineData("CooperationGraph.Server.Answering")]
    public void Cache_and_answers_know_no_HTTP(string part) =>
        Assert.DoesNotContain(
            typeof(ServerBuilder).Assembly.GetTypes().Where(type => IsIn(type.Namespace, part)),
            type => TypeReferences.Of(type).Any(other => IsIn(other.Namespace, "Microsoft.AspNetCore") || IsIn(other.Namespace, "Microsoft.Net.Http")));

    [Fact]
    public void Program_stays_under_30_lines() => Assert.True(File.ReadAllLines(Path.Combine(Root, "src", "CooperationGraph.Server", "Program.cs")).Length < 30);

    [Fact]
    public void The_top_level_holds_what_it_may()
    {
        string[] allowed =
            ["src", "tests", "graph-seed", "docker-compose.yml", "CooperationGraph.sln", "README.md", "LICENSE", "Directory.Build.props", "Directory.Packages.props", "global.json",
            // Left by the test runner and by benchmarks, ignored by git.
            "TestResults", "BenchmarkDotNet.Artifacts"];
        var names = Directory.EnumerateFileSystemEntries(Root).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.'));
        Assert.Empty(names.Except(allowed));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Split(Path.DirectorySeparatorChar).Intersect(["obj", "bin"]).Any());

    private static IEnumerable<string> Usings(string file) =>
        File.ReadLines(file).Select(line => line.TrimStart('@')).Where(line => line.StartsWith("using ", StringComparison.Ordinal) && (line.EndsWith(';') || file.EndsWith(".razor", StringComparison.Ordinal)))
            .Select(line => line["using ".Length..].TrimEnd(';').Replace("static ", "", StringComparison.Ordinal));

    // src/CooperationGraph/Graph holds CooperationGraph.Graph, src/CooperationGraph.Server/Http CooperationGraph.Server.Http.
    private static string NamespaceOf(string folder) => folder["src/".Length..].Replace('/', '.');

    private static bool IsIn(string? name, string root) => name is not null && (name == root || name.StartsWith(root + ".", StringComparison.Ordinal));
}
