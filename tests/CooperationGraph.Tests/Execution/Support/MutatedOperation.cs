using System.Text.RegularExpressions;
using CooperationGraph.Server.Answering;

namespace CooperationGraph.Tests.Execution.Support;

/// <summary>
/// A random operation over the zoo, changed so that it may be wrong in any of the ways that the specification's sections 2, 3 and 5 know:
/// variables of other types, with and without defaults and nulls, other literals, fields, arguments, aliases, fragments, directives, escapes.
/// </summary>
internal sealed partial class MutatedOperation
{
    private static readonly string[] Literals =
    [
        "1", "0", "-3", "1.0", "1e0", "2147483648", "\"a\"", "\"\"\"b\n  c\"\"\"", "true", "false", "null", "RED", "PINK", "[]", "[RED, GREEN]", "[null]", "[1, 2]", "[\"x\", \"y\"]", "[[\"x\"]]",
        "00", "-0", "1a", "1.", "1.0.0", ".5", "1e", "1e+5", "0xF", "1_0", "-", "1e1.0", "1...F0", "{}", "{text: \"t\"}", "{number: 1, text: \"t\"}", "{text: \"t\", number: 1}", "{boxes: {number: 2}}", "{boxes: [{}, null]}", "{text: null}", "{text: 1}", "{nope: 1}", "{text: \"a\", text: \"b\"}", "$w0", "[$w0]", "{text: $w0}", "{boxes: [$w0]}",
    ];

    private static readonly string[] Names = ["Int", "ID", "String", "Boolean", "Float", "Color", "Box", "Int", "String", "Boolean", "Animal", "Money", "Nope"];

    private static readonly Dictionary<string, string> TypeOf = new()
    {
        ["first"] = "Int",
        ["colors"] = "Color",
        ["id"] = "ID",
        ["loud"] = "Boolean",
        ["text"] = "String",
        ["number"] = "Int",
        ["truth"] = "Boolean",
        ["color"] = "Color",
        ["box"] = "Box",
        ["texts"] = "String",
        ["boxes"] = "Box",
        ["if"] = "Boolean",
        ["name"] = "String",
        ["includeDeprecated"] = "Boolean",
    };

    private static readonly string[] Values =
        ["null", "1", "1.0", "1e0", "1.5", "\"1\"", "\"x\"", "true", "\"RED\"", "[\"RED\"]", "[null]", "[1]", "[\"x\", \"y\"]", "[[\"x\"]]", "{}", "{\"text\": \"t\"}", "{\"number\": 1.0}", "{\"boxes\": {\"text\": null}}", "{\"nope\": 1}", "[{}]", "2147483648", "-5"];

    private static readonly string[] Selections =
    [
        "id", "name", "nick", "x: name", "x: nick", "x: id", "rating", "color", "name(loud: true)", "x: name(loud: true)", "x: name(loud: false)", "best { name }", "best { x: nick }", "x: best { id }", "friends { name }", "friends(first: 1) { name }", "friends(first: 2) { x: id }",
        "__typename", "x: __typename", "...F0", "...F1", "...Nope", "... { name }", "... on Animal { name x: legs }", "... on Plant { x: height best { id } }", "... on Plant { x: rating }", "... on Being { x: name }", "... on Thing { __typename }", "... on Place { name x: kind }",
        "... on Color { name }", "... on Nope { name }", "echo", "place { name }", "beings { name }", "sure { x: name }", "sure { x: nick }", "echo(box: {text: \"a\", number: 1})", "echo(box: {number: 1, text: \"a\"})", "echo(box: {text: \"b\"})", "choose(pick: {})", "choose(pick: {a: null})", "choose(pick: {a: \"x\", b: 1})", "choose(pick: {b: 1})", "legs { name }", "home", "tags", "nope",
        "__schema { queryType { name } }", "__type(name: \"Animal\") { name fields(includeDeprecated: null) { name } isOneOf specifiedByURL }", "t: __type(name: $w0) { kind }", "prey { ... on Being { x: id } ... on Place { x: name } }", "things { ... on Animal { x: best { id } } ... on Plant { x: best { id } } }",
        "things { ... on Animal { x: color } ... on Plant { x: color } }", "things { ... on Animal { x: friends { y: id } } ... on Plant { x: friends { y: name } } }", "place { keeper { name } } place { keeper { id home { x: name } } } place { keeper { home { x: kind } } }",
    ];

    private static readonly (string Field, string Type)[] Uses =
    [
        ("echo(text: $w)", "String"), ("echo(number: $w)", "Int"), ("echo(truth: $w)", "Boolean"), ("echo(color: $w)", "Color"), ("echo(box: $w)", "Box"), ("echo(texts: $w)", "[String!]"), ("echo(texts: [$w, \"z\"])", "String!"),
        ("echo(box: {text: $w})", "String"), ("choose(pick: $w)", "Pick"), ("choose(pick: {a: $w})", "String!"), ("choose(pick: {a: $w})", "String"), ("choose(pick: {b: $w})", "Int!"), ("choose(pick: {box: {number: $w}})", "Int"), ("echo(box: {number: $w, text: null})", "Int"), ("echo(box: {boxes: $w})", "[Box!]"), ("echo(box: {boxes: [$w, {}]})", "Box!"), ("echo(box: {boxes: {boxes: {text: $w}}})", "String"),
        ("beings(first: $w) { id }", "Int"), ("beings(colors: $w) { id color }", "[Color!]"), ("being(id: $w) { id name }", "ID!"), ("sure(id: $w) { name }", "ID"), ("place { beings { name(loud: $w) friends(first: 1) { id } } }", "Boolean"),
        ("place @skip(if: $w) { name }", "Boolean!"), ("place { name kind @include(if: $w) }", "Boolean!"), ("__type(name: $w) { name }", "String!"), ("__type(name: \"Color\") { enumValues(includeDeprecated: $w) { name } }", "Boolean"),
    ];

    private static readonly string[] Directives = ["@skip(if: true)", "@include(if: false)", "@include(if: $w0)", "@skip(if: $w1)", "@skip", "@nope", "@include(if: 1)", "@skip(if: false) @skip(if: false)", "@deprecated", "@include(if: null)", "@include(unless: true)", "@include(if: true, if: true)"];

    private static readonly string[] Tokens = ["{", "}", "(", ")", "[", "]", "!", ":", "$", "...", "on", "fragment", "query", "null", "true", "1", "\"s\"", "@", "=", "|", "&", "#c\n", ",", "\uFEFF", "\r", "\"\"\"d\"\"\"", "type Foo { a: Int }", "query R { echo }", "{ echo }", "fragment F0 on Being { id }", "fragment Z on Place { name }", "\"d\" query R { echo }", "mutation { a }", "extend type Query { b: Int }"];

    private readonly Random _random;
    private readonly SortedDictionary<string, string> _definitions = [];
    private readonly SortedDictionary<string, string> _values = [];
    private string _text;

    private MutatedOperation(int seed, string query)
    {
        _random = new(seed);
        _text = query;
    }

    /// <param name="query">Valid.</param>
    /// <param name="variables">A JSON object for it.</param>
    public static (string Query, string Variables) Of(int seed, string query, string variables)
    {
        var operation = new MutatedOperation(seed, query);
        for (var changes = operation._random.Next(1, 4); changes > 0; changes--) operation.Change();
        operation.Declare();
        var values = operation._values.Select(each => $"\"{each.Key}\": {each.Value}").ToList();
        return (operation._text, variables is "{}" ? $"{{{string.Join(", ", values)}}}" : $"{variables[..^1]}{string.Concat(values.Select(value => ", " + value))}}}");
    }

    private void Change()
    {
        switch (_random.Next(18))
        {
            case 0 or 1 or 2:
                Replace(ArgumentPattern(), match => $"{match.Groups["name"].Value}: {Variable(match.Groups["name"].Value)}");
                break;
            case 3:
                Replace(ArgumentPattern(), match => $"{match.Groups["name"].Value}: {Pick(Literals)}");
                break;
            case 4 or 5 or 6:
                Insert(SelectionStart(), " " + Pick(Selections) + " ");
                break;
            case 7:
                Insert(SelectionStart(), $" echo({Pick(["text", "number", "truth", "color", "box", "texts"])}: {(Chance(2) ? Pick(Literals) : Variable("box"))}) ");
                break;
            case 8:
                Insert(AfterName(), " " + Pick(Directives) + " ");
                break;
            case 9:
                Replace(AnyName(), match => Pick(["name", "id", "best", "Animal", "Being", "Place", "Query", "Color", "first", "loud", "F0", match.Value]));
                break;
            case 10:
                Replace(ArgumentPattern(), match => Pick([match.Value + ", " + match.Value, "nope: 1", "", match.Value + ", nope: 2"]));
                break;
            case 11 when Chance(3):
                Replace(AnyToken(), match => Pick([Pick(Tokens), match.Value + " " + Pick(Tokens), "", match.Value + match.Value]));
                break;
            case 12:
                Insert(SelectionStart(), $" echo(text: {Pick(Strings)}) ");
                break;
            case >= 14:
                Use();
                break;
            default:
                Insert(SelectionStart(), $" x: echo({Pick(["text", "number", "truth", "color", "box", "texts"])}: {Variable(Pick([.. TypeOf.Keys]))}) ");
                break;
        }
    }

    private static readonly string[] Strings =
    [
        "\"\\u0041\"", "\"\\u{41}\"", "\"\\u{1F600}\"", "\"\\uD83D\\uDE00\"", "\"\\uD83D\"", "\"\\uDE00\\uD83D\"", "\"\\u{D83D}\"", "\"\\u{110000}\"", "\"\\u{}\"", "\"\\u{41\"", "\"\\x\"", "\"\\u00G0\"", "\"a\rb\"", "\"\"\"a\rb\r\n  c\"\"\"", "\"\"\"\\u{41} \\\"\"\" \\n\"\"\"", "\"\u0007\"", "\"\u007f\"",
        "\"tab\t\"", "\"\\b\\f\\n\\r\\t\\/\\\\\\\"\"", "\"\"", "\"\"\"\"\"\"", "\"\"\"\n\n    a\n      b\n\n    c\n  \n\"\"\"", "\"\"\" \"quoted\" \"\"\"", "\"\"\"\t\ta\n\t\tb\"\"\"", "\"\"\"\u0001\"\"\"", "# c\r \"after\"", "\"熊\"", "\"\\u{000041}\"", "\"\\u{0}\"",
    ];

    // Right places with variables of the right type: what matters is their values and defaults.
    private void Use()
    {
        var (field, type) = Uses[_random.Next(Uses.Length)];
        var name = $"u{_random.Next(100)}";
        var named = type.Trim('[', ']', '!');
        string[] usual = named switch
        {
            "Int" => ["1", "-7", "null"],
            "String" => ["\"s\"", "\"\"\"b\"\"\"", "null"],
            "Boolean" => ["true", "false", "null"],
            "ID" => ["4", "\"5\"", "null"],
            "Color" => ["RED", "BLUE", "null"],
            "Pick" => ["{a: \"d\"}", "{b: 2}", "{}", "{a: null}", "{a: \"d\", b: 2}"],
            _ => ["{}", "{text: \"d\"}", "{number: 3, boxes: {text: null}}", "null"],
        };
        _definitions[name] = Chance(3) ? type.TrimEnd('!') + " = " + Pick(usual) : Chance(4) ? type.TrimEnd('!') + "!" : type;
        if (!Chance(4)) _values[name] = Chance(3) ? Pick(Values) : Pick(["null", named switch { "Int" => "2.0", "String" => "\"v\"", "Boolean" => "false", "ID" => "6", "Color" => "\"GREEN\"", "Pick" => Pick(["{\"a\": \"v\"}", "{\"b\": 3.0}", "{\"a\": null}", "{\"a\": \"v\", \"b\": 3}", "{\"a\": \"v\", \"b\": null}", "{\"box\": {\"number\": 1}}"]), _ => "{\"text\": \"v\", \"boxes\": [{\"number\": 1e1}]}" }]);
        _text = _text.Insert(_text.IndexOf('{') + 1, $" {name}: {field.Replace("$w", "$" + name, StringComparison.Ordinal)} ");
    }

    private string Variable(string argument)
    {
        var name = $"w{_random.Next(3)}";
        if (_definitions.ContainsKey(name)) return "$" + name;
        Define(name, Chance(4) ? Pick(Names) : TypeOf.GetValueOrDefault(argument, "String"));
        return "$" + name;
    }

    private void Define(string name, string named)
    {
        var type = Pick([named, named, named + "!", $"[{named}]", $"[{named}!]", $"[{named}!]!", $"[{named}]!", $"[[{named}!]]"]);
        _definitions[name] = type + Pick(["", "", "", " = null", $" = {Pick(Literals)}", named switch { "Int" => " = 2", "String" => " = \"d\"", "Boolean" => " = true", "ID" => " = 3", "Color" => " = RED", "Box" => " = {number: 3}", _ => "" }]);
        if (Chance(4)) return;
        _values[name] = Chance(4) ? Pick(Values) : Pick(["null", named switch { "Int" => "2", "String" => "\"v\"", "Boolean" => "false", "ID" => "4", "Color" => "\"GREEN\"", "Box" => "{\"text\": \"v\"}", _ => "1" }]);
    }

    private void Declare()
    {
        foreach (Match used in UsedVariable().Matches(_text))
            if (!_definitions.ContainsKey(used.Groups["name"].Value) && !Chance(20)) Define(used.Groups["name"].Value, Pick(["String", "Boolean", "Int"]));
        if (_definitions.Count == 0) return;
        var list = string.Join(", ", _definitions.Select(each => $"${each.Key}: {each.Value}"));
        _text = _text.StartsWith("query Q(", StringComparison.Ordinal) ? $"query Q({list}, {_text["query Q(".Length..]}" : _text.StartsWith("query Q", StringComparison.Ordinal) ? $"query Q({list}){_text["query Q".Length..]}" : _text;
    }

    private void Replace(Regex pattern, Func<Match, string> change)
    {
        var matches = pattern.Matches(_text);
        if (matches.Count == 0) return;
        var match = matches[_random.Next(matches.Count)];
        _text = _text[..match.Index] + change(match) + _text[(match.Index + match.Length)..];
    }

    private void Insert(Regex after, string text) => Replace(after, match => match.Value + text);

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    [GeneratedRegex("""\b(?<name>\w+): (?:"[^"]*"|-?\d+|\[[^\]]*\]|true|false|null|[A-Z]+\b|\{[^{}]*\})""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ArgumentPattern();

    [GeneratedRegex(@"[{}](?= [\w.])", RegexOptions.None, 10_000)]
    private static partial Regex SelectionStart();

    [GeneratedRegex(@"(?<=[{} ])\w+(?= )", RegexOptions.None, 10_000)]
    private static partial Regex AfterName();

    [GeneratedRegex(@"[A-Za-z_]\w*", RegexOptions.None, 10_000)]
    private static partial Regex AnyName();

    [GeneratedRegex(@"\.\.\.|\w+|[^\s\w]", RegexOptions.None, 10_000)]
    private static partial Regex AnyToken();

    [GeneratedRegex(@"\$(?<name>w\d)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex UsedVariable();
}
