using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CooperationGraph.Api;
using CooperationGraph.Api.Filters;

namespace CooperationGraph.Tests.Support;

/// <summary>A request that somebody sends who wants the server to fall or to work in vain: of one of many shapes, of a size by chance, each unlike the others.</summary>
/// <param name="Shape">What it is like.</param>
/// <param name="Body">JSON, or what pretends to be.</param>
internal sealed record HostileRequest(string Shape, byte[] Body)
{
    // What is longer is refused unread, which others test.
    private const int MaxBytes = 1024 * 1024;

    private const string Agreements = "query($f: AgreementFilter) { agreements(filter: $f, first: 3) { totalCount nodes { id } } }";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Tokens =
    [
        "{", "}", "(", ")", "[", "]", "...", "on", "@", "$", ":", "!", "=", "|", "&", "\"", "\"\"\"", "#", "\\", "\r", "\n", ",", "\uFEFF", "\u0000", "\u202E", "é", "😀", "\\u{1F600}",
        "query", "mutation", "fragment", "null", "true", "1e999", "-0", "0x1", "1.0e-400", "@skip(if: $v)", "$v", "__typename", "__schema", "agreements", "nodes", "id", "type", "input", "\"d\"",
    ];

    private static readonly string[] Examples = [.. Directory.EnumerateFiles(ApiClient.ExamplesFolder, "*.graphql").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    // From the number of parts that is asked for, a document.
    private static readonly Dictionary<string, Func<Random, int, string>> Documents = new()
    {
        ["selections nested"] = (_, n) => Repeat("{ node(id: 1) ", n) + Repeat("}", n),
        ["selections nested, never closed"] = (_, n) => Repeat("{a", n),
        ["inline fragments nested"] = (_, n) => "{ " + Repeat("... @include(if: true) { ", n) + "__typename" + Repeat("}", n) + "}",
        ["inline fragments on interfaces"] = (_, n) => "{ node(id: \"country:KAZ\") { " + Repeat("... on Cited { ... on Node { ", n) + "id" + Repeat("} }", n) + "} }",
        ["lists nested"] = (_, n) => $"{{ nodes(ids: {Repeat("[", n)}1{Repeat("]", n)}) {{ id }} }}",
        ["objects nested"] = (_, n) => $"{{ agreements(filter: {Repeat("{anyOf: ", n)}[]{Repeat("}", n)}) {{ totalCount }} }}",
        ["types nested"] = (_, n) => $"query($v: {Repeat("[", n)}Int{Repeat("]", n)}) {{ __typename }}",
        ["a chain of fragments"] = (_, n) => $"{{ ...F0 }} {Each(n, i => $"fragment F{i} on Query {{ ...F{i + 1} }}")} fragment F{n} on Query {{ __typename }}",
        ["fragments in a circle"] = (_, n) => $"{{ ...F0 }} {Each(n, i => $"fragment F{i} on Query {{ ...F{(i + 1) % n} }}")}",
        ["fragments that double"] = (_, n) => $"{{ ...F0 }} {Each(n, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}")} fragment F{n} on Query {{ __typename }}",
        ["fragments all of one set"] = (_, n) => $"{{ country(code: \"KAZ\") {{ {Each(n, i => $"...F{i}")} }} }} {Each(n, i => $"fragment F{i} on Country {{ name groups {{ id name }} }}")}",
        ["fragments each with all others"] = (_, n) => $"{{ ...F0 }} {Each(Math.Min(n, 150), i => $"fragment F{i} on Query {{ {Each(Math.Min(n, 150), j => $"...F{j}")} __typename }}")}",
        ["fragments that nothing spreads"] = (_, n) => $"{{ __typename }} {Each(n, i => $"fragment F{i} on Query {{ a{i}: __typename }}")}",
        ["operations"] = (_, n) => Each(n, i => $"query Q{i} {{ agreements {{ nodes {{ id }} }} }}"),
        ["definitions of types"] = (_, n) => "{ __typename } " + Each(n, i => $"\"d\" type T{i} {{ a(b: Int = 1): T{i + 1} }}"),
        ["variables"] = (r, n) => $"query({Each(n, i => $"$v{i}: {(r.Next(2) == 0 ? "Int = 1" : "AgreementFilter")}")}) {{ __typename }}",
        ["variables, each used"] = (_, n) => $"query({Each(n, i => $"$v{i}: ID!")}) {{ nodes(ids: [{Each(n, i => $"$v{i}")}]) {{ id }} }}",
        ["directives"] = (r, n) => $"{{ __typename {Repeat(r.Next(2) == 0 ? "@skip(if: false) " : "@unknown(a: 1) ", n)} }}",
        ["errors behind white space"] = (r, n) => $"{Repeat(" \n", n * 20)} query({Each(n, i => $"$v{i}: ID!")}) {{ nodes(ids: [{Each(n, i => r.Next(2) == 0 ? "{}" : $"$v{i}")}]) {{ id {Repeat("@x ", n)} }} }}",
        ["variables that are missing behind white space"] = (r, n) => $"{Repeat(" \n", n * 20)} query({Each(n, i => $"$v{i}: ID!")}) {{ nodes(ids: [{Each(n, i => $"$v{i}")}]) {{ id }} }}",
        ["aliases"] = (_, n) => $"{{ country(code: \"KAZ\") {{ {Each(n, i => $"a{i}: agreements(first: 200) {{ nodes {{ id }} }}")} }} }}",
        ["aliases of the root"] = (_, n) => $"{{ {Each(n, i => $"a{i}: agreements(first: 200) {{ nodes {{ title parties {{ role }} }} }}")} }}",
        ["arguments"] = (r, n) => $"{{ node({Each(n, i => r.Next(2) == 0 ? $"a{i}: 1" : "id: 1")}) {{ id }} }}",
        ["fields of an input object"] = (r, n) => $"{{ agreements(filter: {{{Each(n, i => r.Next(2) == 0 ? $"a{i}: 1" : "text: \"a\"")}}}) {{ totalCount }} }}",
        ["unknown fields"] = (r, n) => $"{{ country(code: \"KAZ\") {{ {Each(n, i => $"{Word(r, 200)}{i}")} }} }}",
        ["a field again and again"] = (_, n) => $"{{ country(code: \"KAZ\") {{ {Repeat("name groups { id name memberships { certain } } ", n)} }} }}",
        ["fields that do not merge"] = (r, n) => $"{{ node(id: 1) {{ {Each(n, i => $"... on {(r.Next(2) == 0 ? "Country" : "Agreement")} {{ a: {(r.Next(2) == 0 ? "id" : "citations { claim { id } }")} }}")} }} }}",
        ["a long name"] = (r, n) => $"{{ {Word(r, n * 10)}: __typename }}",
        ["a long word"] = (r, n) => $"{{ agreements(filter: {{ types: [{Word(r, n * 10)}] }}) {{ totalCount }} }}",
        ["a long text"] = (r, n) => $"{{ agreements(filter: {{ text: \"{Repeat(r.Next(2) == 0 ? "x" : "\\u00e9\\n", n * 5)}\" }}) {{ totalCount }} }}",
        ["a long text, wrong at its end"] = (_, n) => $"{{ node(id: \"{Repeat("x ", n * 5)}\\q\") {{ id }} }}",
        ["a text that never ends"] = (r, n) => $"{{ node(id: {(r.Next(2) == 0 ? "\"" : "\"\"\"")}{Repeat(r.Next(2) == 0 ? "x\\\"\\\"" : "\n\t\"", n * 3)}",
        ["a block of text"] = (_, n) => $"{{ node(id: \"\"\"{Repeat("\n    x \\\"\"\"", n * 2)}\"\"\") {{ id }} }}",
        ["comments"] = (_, n) => Repeat("# \\ \u0001 comment \r", n) + "#" + Repeat("x", n) + "\n{ __typename }",
        ["a number"] = (r, n) => $"{{ node(id: {(r.Next(2) == 0 ? "-" : "")}{Repeat("9", n * 10)}{(r.Next(3) == 0 ? ".5e1" + Repeat("0", n) : "")}) {{ id }} }}",
        ["numbers"] = (_, n) => $"{{ nodes(ids: [{Repeat(Repeat("7", 300) + " ", n)}]) {{ id }} }}",
        ["white space before an error"] = (r, n) => "{ __typename" + Repeat(r.Next(3) switch { 0 => " ", 1 => ",\t", _ => "\r" }, n * 10) + ")}",
        ["no white space before an error"] = (_, n) => "{" + Repeat("a(b:1)", n) + ")}",
        ["a wide filter"] = (r, n) => $"{{ agreements(filter: {{ anyOf: [{Each(n, i => $"{{text: \"{Word(r, 5)}\" hasConflict: true}}")}] }}) {{ totalCount }} }}",
        ["filters in many fields"] = (r, n) => $"{{ {Each(19, i => $"a{i}: agreements(filter: {{ noneOf: [{Each(n / 10, j => $"{{statusOn: \"{r.Next(1000, 9999)}-01-01\" status: [ENDED]}}")}] }}) {{ totalCount }}")} }}",
        ["long lists"] = (r, n) => $"{{ agreements(filter: {{ sectors: [{Repeat("\"sector:energy\" ", n)}] withSubsectors: true parties: {{ all: [{Repeat("\"KAZ\" ", n)}] none: [{Repeat("\"group:asean\" ", n)}] }} }}) {{ totalCount }} coverage: __typename }} {Word(r, 4)}: coverage(countries: {{ codes: [{Repeat("\"KAZ\" ", n)}] }}) {{ rows {{ cells {{ state }} }} }} }}",
        ["unknown ids"] = (r, n) => $"{{ {Each(20, i => $"a{i}: agreements(filter: {{ sources: [{Each(n / 10, j => $"\"source:{Word(r, 30)}\"")}] }}) {{ totalCount }}")} }}",
        ["cursors"] = (r, n) => $"{{ agreements(after: \"{Word(r, n)}\", before: \"{Convert.ToBase64String(Encoding.UTF8.GetBytes("id+\n" + Word(r, n) + "\n=" + Repeat("\n", n)))}\") {{ nodes {{ id }} }} }}",
        ["introspection"] = (_, n) => $"{{ __schema {{ types {{ {Each(Math.Min(n, 190), i => $"a{i}: name")} fields {{ type {{ fields {{ name args {{ name type {{ ofType {{ ofType {{ name }} }} }} }} }} possibleTypes {{ name }} }} }} }} }} }}",
        ["as large as allowed"] = (r, n) => $"{{ countries(first: 200) {{ nodes {{ {Word(r, 5)}: name agreements(first: {Math.Min(n, 200)}) {{ nodes {{ title sectors {{ name }} parties {{ role party {{ ... on Country {{ name }} }} }} citations {{ claim {{ value source {{ title }} }} }} }} }} }} }} }}",
        ["deep circles"] = (r, n) => $"{{ agreements(first: {1 + (n % 200)}) {{ nodes {{ {Word(r, 5)}: id sectors {{ agreements(first: 20) {{ nodes {{ sectors {{ agreements(first: 10) {{ nodes {{ id }} }} }} }} }} }} }} }} }}",
        ["a soup of tokens"] = (r, n) => Each(n, _ => Tokens[r.Next(Tokens.Length)]),
        ["an example, changed"] = (r, n) => Changed(Examples[r.Next(Examples.Length)], r, 1 + (n % 8)),
        ["an example, cut off"] = (r, n) => Examples[r.Next(Examples.Length)] is var example ? example[..(n % example.Length)] : "",
    };

    // A whole body.
    private static readonly Dictionary<string, Func<Random, int, string>> Bodies = new()
    {
        ["variables: lists nested"] = (_, n) => With("{ __typename }", $"{{\"a\":{Repeat("[", n)}{Repeat("]", n)}}}"),
        ["variables: filters nested"] = (_, n) => With(Agreements, $"{{\"f\":{Repeat("{\"anyOf\":[", n)}{{}}{Repeat("]}", n)}}}"),
        ["variables: nested, never closed"] = (r, n) => With("{ __typename }", Repeat(r.Next(2) == 0 ? "{\"a\":" : "[", n)),
        ["variables: a number"] = (r, n) => With("query($i: ID!) { node(id: $i) { id } }", $"{{\"i\":{Repeat("7", n * 10)}{(r.Next(2) == 0 ? "" : "e" + Repeat("9", n))}}}"),
        ["variables: a text"] = (r, n) => With("query($i: ID!) { node(id: $i) { id } }", $"{{\"i\":\"{Repeat(r.Next(3) switch { 0 => "x", 1 => "\\u4e2d", _ => "\\ud800" }, n * 5)}\"}}"),
        ["variables: a wide filter"] = (r, n) => With(Agreements, $"{{\"f\":{{\"noneOf\":[{Each(n, i => $"{{\"text\":\"{Word(r, 4)}\",\"types\":[\"BILATERAL_INVESTMENT_TREATY\"]}}", ",")}]}}}}"),
        ["variables: a tree of filters"] = (r, n) => With(Agreements, $"{{\"f\":{Tree(r, 2 + (n % 5), 2 + (n % 7))}}}"),
        ["variables: a list"] = (_, n) => With("query($i: [ID!]!) { nodes(ids: $i) { id } }", $"{{\"i\":[{Each(n, i => $"\"agreement:{i}\"", ",")}]}}"),
        ["variables: many"] = (r, n) => With("query($f: String) { __typename }", $"{{{Each(n, i => $"\"{(r.Next(50) == 0 ? "f" : "v" + i)}\":{i}", ",")}}}"),
        ["variables: many of one beginning"] = (_, n) => With(Agreements, $"{{\"f\":{{{Each(n, i => $"\"{Repeat("a", 60)}{i}\":null", ",")}}}}}"),
        ["variables: of no use"] = (r, n) => With(Agreements, r.Next(4) switch { 0 => "null", 1 => $"[{n}]", 2 => "\"text\"", _ => $"{{\"f\":[[{n}],null,true,\"\"]}}" }),
        ["no JSON"] = (r, n) => Each(n, _ => Tokens[r.Next(Tokens.Length)]),
        ["names of operations"] = (r, n) => JsonSerializer.Serialize(new { query = "query A { __typename } query B { __typename }", operationName = Word(r, n), extensions = new { a = Word(r, n) } }),
        ["several at once"] = (_, n) => $"[{Each(n, _ => "{\"query\":\"{__typename}\"}", ",")}]",
        ["parts of a request, often"] = (_, n) => $"{{{Each(n, i => $"\"query\":\"{{a{i}}}\"", ",")}}}",
    };

    private static readonly string[] Shapes = [.. Documents.Keys, .. Bodies.Keys];

    public static HostileRequest Of(Random random)
    {
        var shape = Shapes[random.Next(Shapes.Length)];
        // Mostly some kilobytes, now and then as much as a body may be.
        var parts = random.Next(250) == 0 ? random.Next(2_000, 40_000) : (int)Math.Pow(10, random.NextDouble() * 2);
        while (true)
        {
            var body = Documents.TryGetValue(shape, out var document)
                ? JsonSerializer.Serialize(new { query = document(random, Math.Max(1, parts)), operationName = shape == "operations" ? "Q0" : null }, Relaxed)
                : Bodies[shape](random, Math.Max(1, parts));
            var bytes = Encoding.UTF8.GetBytes(body);
            if (bytes.Length < MaxBytes) return new(shape, bytes);
            parts /= 2;
        }
    }

    private static string With(string query, string variables) => $"{{\"query\":{JsonSerializer.Serialize(query)},\"variables\":{variables}}}";

    private static string Tree(Random random, int depth, int branches) =>
        depth == 0 ? $"{{\"text\":\"{Word(random, 3)}\"}}" : $"{{\"{(random.Next(2) == 0 ? "anyOf" : "noneOf")}\":[{Each(branches, _ => Tree(random, depth - 1, branches), ",")}]}}";

    private static string Changed(string text, Random random, int changes)
    {
        for (; changes > 0 && text.Length > 1; changes--)
        {
            var start = random.Next(text.Length);
            var end = Math.Min(text.Length, start + random.Next(1, 40));
            text = random.Next(4) switch
            {
                0 => text[..start] + text[end..],
                1 => text[..end] + text[start..],
                2 => text[..start] + Tokens[random.Next(Tokens.Length)] + text[start..],
                _ => text[..start] + (char)random.Next(1, 0x300) + text[end..],
            };
        }

        return text;
    }

    private static string Word(Random random, int length) => string.Create(length, random, static (word, random) =>
    {
        for (var i = 0; i < word.Length; i++) word[i] = (char)('a' + random.Next(26));
    });

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Each(int times, Func<int, string> part, string between = " ") => string.Join(between, Enumerable.Range(0, times).Select(part));
}
