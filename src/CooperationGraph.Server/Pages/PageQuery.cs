using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CooperationGraph.Execution;
using CooperationGraph.Server.Answering;
using CooperationGraph.Server.Http;
using CooperationGraph.Server.Pages.Lists;
using CooperationGraph.Serving;
using CooperationGraph.Stores;

namespace CooperationGraph.Server.Pages;

/// <summary>The GraphQL operation behind a page: what the page shows is its answer, and the page links to it, so that the two cannot differ.</summary>
public sealed partial class PageQuery
{
    /// <summary>Where the operation of each page is, by its name.</summary>
    public const string Path = "/queries/";

    private static readonly JsonSerializerOptions Readable = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly FrozenSet<string> Names = typeof(PageQuery).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(Ending, StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal))
        .Select(name => name[..^Ending.Length]).Except(["matrix", "evidence"]).ToFrozenSet();

    private const string Ending = ".graphql";

    private PageQuery(string link, JsonElement answer)
    {
        Data = answer.TryGetProperty("data", out var data) ? data : default;
        // What several fields of the query refuse is one mistake.
        Errors = [.. answer.List("errors").Select(error => error.Text("message")!).Distinct()];
        Link = link;
        var codes = answer.List("errors").Select(error => error.Text("extensions", "code")).ToList();
        if (codes.Exists(code => code is ErrorCodes.Internal or ErrorCodes.Timeout or ErrorCodes.AnswerTooLarge)) throw new PageFailedException(Errors, codes.Contains(ErrorCodes.Timeout));
    }

    /// <summary>The answer's data; not an object where the request was refused.</summary>
    public JsonElement Data { get; }

    /// <summary>What the reader asked for that there is not.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>The address that opens the operation in the IDE.</summary>
    public string Link { get; }

    public bool HasData => Data.ValueKind == JsonValueKind.Object;

    /// <summary>Whether the page has anything to show: not where the field that it is about is null without an error.</summary>
    public bool IsKnown(string field) => Errors.Count > 0 || (Data.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Object);

    /// <param name="name">The name of the file in <c>Queries/</c>, without its ending.</param>
    /// <exception cref="PageFailedException">It failed by no fault of the reader.</exception>
    public static Task<PageQuery> RunAsync(HttpContext http, string name, object? variables = null) => RunAsync(http, TextOf(name), variables, given => LinkToPage(name, given));

    /// <summary>The variables of a node's page: those given that have a value, and for each list of the page the cursor that the address has under the list's name.</summary>
    public static Dictionary<string, object?> CursorsIn(string text, IQueryCollection address, params (string Name, object? Value)[] given)
    {
        var variables = given.Where(each => each.Value is not null).ToDictionary(each => each.Name, each => each.Value);
        foreach (var name in CursorsOf(text))
            if (address[name].ToString() is { Length: > 0 } cursor) variables[name] = cursor;
        return variables;
    }

    /// <summary>The names of the cursors that an operation takes: its texts.</summary>
    public static IReadOnlyList<string> CursorsOf(string text) => [.. Cursor().Matches(text).Select(match => match.Groups["name"].Value)];

    /// <summary>The same for an operation that has no name.</summary>
    public static Task<PageQuery> RunTextAsync(HttpContext http, string text, object? variables) => RunAsync(http, text, variables, given => LinkTo(text, given));

    public static string LinkTo(string query, string? variables = null) =>
        "/graphql?query=" + Escape(query) + (variables is null ? "" : "&variables=" + Escape(variables));

    // The text of an operation may be a fifth of a page: the page says its name instead, and that address leads on to it.
    private static string LinkToPage(string name, string? variables) => $"{Path}{name}" + (variables is null ? "" : "?variables=" + Escape(variables));

    private static async Task<PageQuery> RunAsync(HttpContext http, string text, object? variables, Func<string?, string> linkOf)
    {
        var given = variables is null ? null : JsonSerializer.Serialize(variables, Readable);
        var services = http.RequestServices;
        JsonElement? values = given is null ? null : JsonElement.Parse(given);
        var request = new GraphQLRequest(text, OperationName: null, values, Begun: services.GetRequiredService<RequestClock>().BeginningOf(http));
        var answers = services.GetRequiredService<OperationAnswers>();
        using var answer = await (FormerGraph.Of(http) is { } former ? answers.AnswerOfAsync(request, former, http.RequestAborted) : answers.AnswerAsync(request, fingerprint: null, pinned: null, http.RequestAborted));
        return new(linkOf(given), JsonElement.Parse(answer.Body.Span));
    }

    /// <summary>Whether a page has an operation of this name.</summary>
    public static bool Has(string name) => Names.Contains(name) || ListViews.Of(name) is not null;

    /// <summary>An operation with the fragments that it names.</summary>
    /// <param name="name">The name of the file in <c>Queries/</c>, without its ending.</param>
    public static string TextOf(string name)
    {
        if (ListViews.Of(name) is { } list) return list.Query;
        var text = Resource(name);
        if (text.Contains("...Matrix", StringComparison.Ordinal)) text += "\n" + Resource("matrix");
        if (text.Contains("...Evidence", StringComparison.Ordinal)) text += "\n" + Resource("evidence");
        return text;
    }

    // Half of an operation's text is its indentation: as a form would send it, a space is one character and not three.
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(PageQuery).Assembly.GetManifestResourceStream($"{name}.graphql") ?? throw new InvalidOperationException($"There is no Pages/Queries/{name}.graphql."));
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\$(?<name>\w+): String[,)]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cursor();
}
