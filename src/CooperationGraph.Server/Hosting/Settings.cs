using System.Globalization;
using System.Net;
using System.Text.Json;
using CooperationGraph.Datasets;
using CooperationGraph.Execution;
using CooperationGraph.Neo4j;
using CooperationGraph.Neo4j.Cypher;
using CooperationGraph.Server.Caching;
using CooperationGraph.Stores;
using StackExchange.Redis;

namespace CooperationGraph.Server.Hosting;

/// <summary>
/// Every setting of the service. The names are the same on the command line (<c>--Neo4j:Uri</c>), in the environment (<c>Neo4j__Uri</c>) and in
/// <c>appsettings.json</c> of the working folder; the first of these that has a value decides.
/// </summary>
internal static class Settings
{
    public const string Memory = "memory";
    public const string Neo4j = "neo4j";
    public const string UsualUrls = "http://localhost:5080";
    public const string RedisConfiguration = "Redis:Configuration";
    public const string RedisPasswordFile = "Redis:PasswordFile";
    public const string RevisionsFolder = "Revisions:Folder";

    private const string CacheBytes = "Cache:Bytes";
    private const string CachedAnswerBytes = "Cache:MaxAnswerBytes";
    private const string CachedObjectBytes = "Cache:ObjectBytes";
    private const string PerMinute = "RateLimit:PerMinute";
    private const string Proxies = "RateLimit:Proxies";

    // Two pairs at once.
    public const int MaxOpenRevisions = 4;

    // One in each tenth of a millisecond.
    private const int MostPerMinute = 600_000;

    private const string File = "appsettings.json";
    private const string Metrics = "Metrics";
    private const string WarmUp = "WarmUp";
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Of the framework, which reads them itself.
    private static readonly string[] Framework = ["Kestrel", "Logging", "AllowedHosts"];

    private static readonly Neo4jOptions Usual = new();

    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Store", "Where the graph is: memory, read from a seed folder, or neo4j.", Memory),
        new("Neo4j:Uri", "The HTTP connector of Neo4j 5.23 or newer; over Bolt where that is built in.", Usual.Uri.OriginalString),
        new("Neo4j:User", "The user that reads, and for 'import' writes.", Usual.User),
        new("Neo4j:Password", "The user's password. Better in the environment than on a command line, which others can see.", ""),
        new("Neo4j:PasswordFile", "A file with the password, or with user/password as Neo4j's own image takes it: for secrets. It is read again when Neo4j refuses the password.", ""),
        new("Neo4j:Database", "The database within Neo4j.", Usual.Database),
        new("Neo4j:KeptNodes", "Nodes whose properties a server keeps in memory, about 1 KB each: whole labels, the smallest first, and as far as there is room what it has read last of the others. With those kept whole stays what is derived from them: claims, memberships, rows of coverage. Of sixteen times as many it keeps number and place alone, in lists of what a search has found. With 0 no node and no list is kept.", $"{Usual.KeptNodes}"),
        new(RevisionsFolder, "A folder in which each revision that is served, or imported, stays as a seed folder of its own, named by the revision: it can be asked for and compared after a restart. Without it a server over files keeps the last three in memory, and an import removes the former one.", ""),
        new(RedisConfiguration, "A configuration string of StackExchange.Redis, such as localhost:6379; without it answers are kept in memory alone.", ""),
        new(RedisPasswordFile, "A file with Redis's password, for secrets.", ""),
        new(CacheBytes, "Memory for finished answers.", $"{CacheOptions.UsualBytes}"),
        new(CachedAnswerBytes, "A larger answer is not kept.", $"{CacheOptions.UsualAnswerBytes}"),
        new(CachedObjectBytes, "Memory for the JSON of single objects, for other answers in which they are asked for alike.", $"{EngineOptions.UsualKeptObjectBytes}"),
        new(PerMinute, "Requests that one client address may send in a minute, as many of them at once; without it any number.", ""),
        new(Proxies, "Addresses or networks of proxies, separated by commas, whose headers X-Forwarded-For, -Host and -Proto name the client and the address that it asked; without it all clients of a proxy are one.", ""),
        new(Metrics, "'prometheus' offers metrics at /metrics.", ""),
        new(WarmUp, "'true' keeps /health/ready at 503 for the first seconds, in which the server asks itself the first questions of /docs/questions: who is sent to it then finds it as fast as it will be.", ""),
        new("Urls", "Where to listen, separated by semicolons; --urls says it too, and PORT where neither does: a port on all addresses.", UsualUrls),
    ];

    /// <param name="given">What the command line gives, by name.</param>
    /// <param name="folder">Where the file is; the working folder if not given.</param>
    /// <exception cref="InvalidSettingException">A name is none of the service's, or a setting has no such value.</exception>
    public static IConfiguration Read(IEnumerable<KeyValuePair<string, string?>> given, string? folder = null)
    {
        var ofFile = Build(new ConfigurationBuilder().SetBasePath(folder ?? Directory.GetCurrentDirectory()).AddJsonFile(File, optional: true));
        var roots = All.Select(setting => setting.Name.Split(':')[0]).Distinct().ToList();
        // In the environment a name may belong to another program; in the service's own file it does not.
        foreach (var name in ofFile.GetChildren().Select(child => child.Key))
        {
            if (!roots.Concat(Framework).Contains(name, StringComparer.OrdinalIgnoreCase) && !name.StartsWith("OTEL_", StringComparison.Ordinal))
                throw new InvalidSettingException($"{File}: There is no setting '{name}'.{NearestName.Hint(name, roots)}");
        }

        CheckNames(ofFile.AsEnumerable(), roots, File + ": ");
        var configuration = new ConfigurationBuilder().AddConfiguration(ofFile).AddEnvironmentVariables().AddInMemoryCollection(given).Build();
        // Of the service's own sections; others in the environment belong to other programs.
        CheckNames(configuration.AsEnumerable().Where(each => each.Key.Contains(':', StringComparison.Ordinal)), [.. All.Where(setting => setting.Name.Contains(':', StringComparison.Ordinal)).Select(setting => setting.Name.Split(':')[0])], "");
        CheckValues(configuration);
        return configuration;
    }

    // What has a value and is no setting, such as a list in the place of a text, or a text in that of a section, would be read by nobody.
    private static void CheckNames(IEnumerable<KeyValuePair<string, string?>> values, List<string> roots, string place)
    {
        foreach (var (name, value) in values.OrderBy(each => each.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (value is null || !roots.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase) || All.Any(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) continue;
            var parts = All.Where(setting => setting.Name.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(setting => setting.Name).ToList();
            throw new InvalidSettingException(parts.Count > 0 ? $"{place}'{name}' has no value of its own. It holds {string.Join(", ", parts)}." : $"{place}There is no setting '{name}'.{NearestName.Hint(name, [.. All.Select(setting => setting.Name)])}");
        }
    }

    /// <exception cref="InvalidSettingException">It is neither empty nor the one that there is.</exception>
    public static bool OffersMetrics(IConfiguration configuration) =>
        (configuration[Metrics] ?? "").ToLowerInvariant() switch
        {
            "" => false,
            "prometheus" => true,
            var other => throw new InvalidSettingException($"'{Metrics}' is '{other}'. It may be prometheus, or empty."),
        };

    /// <exception cref="InvalidSettingException">It is no yes or no.</exception>
    public static bool WarmsUp(IConfiguration configuration) =>
        configuration[WarmUp] is { Length: > 0 } text && (bool.TryParse(text, out var warmsUp) ? warmsUp : throw new InvalidSettingException($"'{WarmUp}' is '{text}'. It may be true, or false."));

    // All of them at the start, also those that this start does not need: a mistake is not to wait for the day on which it matters.
    private static void CheckValues(IConfiguration configuration)
    {
        UsesNeo4j(configuration);
        OffersMetrics(configuration);
        WarmsUp(configuration);
        Neo4jOptionsOf(configuration);
        _ = CacheOf(configuration);
        ObjectBytesOf(configuration);
        RequestsPerMinuteOf(configuration);
        ProxiesOf(configuration);
        _ = RedisOf(configuration);
        // The exporter would send nothing, and say nothing.
        if (configuration[Collector] is { Length: > 0 } collector && !(Uri.TryCreate(collector, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" }))
            throw new InvalidSettingException($"'{Collector}' is '{collector}'. Write the address of a collector, such as http://localhost:4317.");
    }

    /// <exception cref="InvalidSettingException">It is neither of the two.</exception>
    public static bool UsesNeo4j(IConfiguration configuration) =>
        (configuration["Store"] ?? "").ToLowerInvariant() switch
        {
            "" or Memory => false,
            Neo4j => true,
            var other => throw new InvalidSettingException($"'Store' is '{other}'. It may be {Memory} or {Neo4j}."),
        };

    /// <exception cref="InvalidSettingException">A setting has no such value.</exception>
    public static Neo4jOptions Neo4jOptionsOf(IConfiguration configuration) => Usual with
    {
        Uri = configuration["Neo4j:Uri"] is { Length: > 0 } address ? AddressOf(address) : Usual.Uri,
        User = configuration["Neo4j:User"] is { Length: > 0 } user ? user : Usual.User,
        Password = configuration["Neo4j:Password"] ?? Usual.Password,
        PasswordFile = PasswordFileOf(configuration),
        Database = configuration["Neo4j:Database"] is { Length: > 0 } database ? database : Usual.Database,
        KeptNodes = configuration["Neo4j:KeptNodes"] is { Length: > 0 } number ? NumberOf("Neo4j:KeptNodes", number) : Usual.KeptNodes,
    };

    /// <summary>What speaks with the database's address; null for HTTP, which every build does.</summary>
    /// <exception cref="InvalidSettingException">Nothing in this build does.</exception>
    public static ICypherTransport? TransportOf(Neo4jOptions options, IReadOnlyList<ICypherTransport> transports) =>
        options.Uri is { Scheme: "http" or "https" } ? null
        : transports.FirstOrDefault(each => each.Schemes.Contains(options.Uri.Scheme))
            ?? throw new InvalidSettingException($"'Neo4j:Uri' is an address for {options.Uri.Scheme}, and this build speaks HTTP alone. Write that of the HTTP connector, such as http://localhost:7474, or run the build with Bolt: dotnet run --project src/Optional/CooperationGraph.Neo4j.Bolt");

    /// <summary>How many requests one client address may send in a minute; null for any number.</summary>
    /// <exception cref="InvalidSettingException">It is no such number.</exception>
    public static int? RequestsPerMinuteOf(IConfiguration configuration) =>
        configuration[PerMinute] is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostPerMinute ? number
        : throw new InvalidSettingException($"'{PerMinute}' is '{text}'. Give a number from 1 to {MostPerMinute}, or leave it out for any number of requests.");

    /// <summary>The networks of proxies whose word on the client's address is taken.</summary>
    /// <exception cref="InvalidSettingException">One is neither an address nor a network.</exception>
    public static IReadOnlyList<IPNetwork> ProxiesOf(IConfiguration configuration) =>
        [.. (configuration[Proxies] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(NetworkOf)];

    /// <summary>Where revisions stay; null for nowhere.</summary>
    public static RevisionFolder? RevisionsOf(IConfiguration configuration) => configuration[RevisionsFolder] is { Length: > 0 } folder ? new(folder, MaxOpenRevisions) : null;

    private static IPNetwork NetworkOf(string text) =>
        IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : throw new InvalidSettingException($"'{Proxies}' names '{text}'. Write an address such as 10.0.0.7, or a network such as 10.0.0.0/8.");

    /// <exception cref="InvalidSettingException">A setting is no number of bytes.</exception>
    public static CacheOptions CacheOf(IConfiguration configuration) =>
        new(Bytes(configuration, CacheBytes, CacheOptions.UsualBytes, long.MaxValue), (int)Bytes(configuration, CachedAnswerBytes, CacheOptions.UsualAnswerBytes, int.MaxValue / 4));

    /// <summary>How much of what was written of objects is kept.</summary>
    /// <exception cref="InvalidSettingException">It is no number of bytes.</exception>
    public static long ObjectBytesOf(IConfiguration configuration) => Bytes(configuration, CachedObjectBytes, EngineOptions.UsualKeptObjectBytes, long.MaxValue);

    /// <summary>The Redis that the settings name; null for none.</summary>
    /// <exception cref="InvalidSettingException">The configuration string is none, or the file with the password cannot be read.</exception>
    public static ConfigurationOptions? RedisOf(IConfiguration configuration)
    {
        if (configuration[RedisConfiguration] is not { Length: > 0 } text) return null;
        var options = Redis(text);
        if (SecretOf(configuration, RedisPasswordFile) is { } password) options.Password = password;
        return options;
    }

    /// <summary>The first line of the file that a setting names; null where none is named.</summary>
    /// <exception cref="InvalidSettingException">It cannot be read.</exception>
    public static string? SecretOf(IConfiguration configuration, string name)
    {
        if (configuration[name] is not { Length: > 0 } file) return null;
        try
        {
            return System.IO.File.ReadLines(file).FirstOrDefault() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException($"The file of '{name}' cannot be read: {e.Message}", e);
        }
    }

    private static string? PasswordFileOf(IConfiguration configuration)
    {
        if (SecretOf(configuration, "Neo4j:PasswordFile") is null) return null;
        return configuration["Neo4j:Password"] is { Length: > 0 }
            ? throw new InvalidSettingException("'Neo4j:Password' and 'Neo4j:PasswordFile' are both set. Set one of them.")
            : configuration["Neo4j:PasswordFile"];
    }

    private static IConfigurationRoot Build(IConfigurationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException e) when (JsonIn(e) is { LineNumber: { } line } json)
        {
            // The parser adds the place to its sentence.
            var end = json.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            throw new InvalidSettingException($"{File}:{line + 1}: {(end < 0 ? json.Message : json.Message[..end])}", e);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException($"{File} cannot be read: {e.InnerException?.Message ?? e.Message}", e);
        }

        static JsonException? JsonIn(Exception e) => e as JsonException ?? (e.InnerException is { } inner ? JsonIn(inner) : null);
    }

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" or "bolt" or "bolt+s" or "bolt+ssc" or "neo4j" or "neo4j+s" or "neo4j+ssc", UserInfo: "", Query: "", Fragment: "" }
            ? address
            // The text may hold a password.
            : throw new InvalidSettingException("'Neo4j:Uri' is no address of an HTTP connector. Write one such as http://localhost:7474; user and password are settings of their own.");

    private static long Bytes(IConfiguration configuration, string name, long usual, long most)
    {
        if (configuration[name] is not { Length: > 0 } text) return usual;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new InvalidSettingException($"'{name}' is '{text}'. Give a number of bytes from 0 to {most}.");
    }

    private static ConfigurationOptions Redis(string configuration)
    {
        try
        {
            var options = ConfigurationOptions.Parse(configuration);
            return options.EndPoints.Count > 0 ? options : throw new FormatException("It names no server.");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The text may hold a password.
            throw new InvalidSettingException($"'{RedisConfiguration}' is no configuration string of StackExchange.Redis. Write one such as localhost:6379 or redis:6379,password=…", e);
        }
    }

    private static int NumberOf(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidSettingException($"'{name}' is '{text}'. Give a number from 0 on.");
}

/// <param name="Default">Its value where nothing is given.</param>
internal sealed record Setting(string Name, string Description, string Default);
