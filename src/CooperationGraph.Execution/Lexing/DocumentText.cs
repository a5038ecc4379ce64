using System.Buffers;
using System.Text;
using CooperationGraph.Execution.Planning;
using GraphQLParser;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Lexing;

/// <summary>
/// One pass over a document's text for what GraphQLParser 9.5 does not know of the specification of September 2025 (sections 2.1 to 2.9):
/// control characters may stand in strings, <c>\u{1F600}</c> is a character and half of a surrogate pair is none, no letter follows a number, and
/// operations, variables and fragments may have descriptions. The parser gets a text of the same length, with the same lines and the same tokens
/// at the same places, so that every place that it tells is right in the original.
/// </summary>
internal sealed class DocumentText
{
    // Without one of these the parser reads the text as it is.
    private static readonly SearchValues<char> Unusual = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Where(c => c is not ('\t' or '\n' or '\r')).Append('"').Concat(Enumerable.Range(0xD800, 0x800)).Select(c => (char)c), .. "0123456789"]);

    private readonly string _text;
    private readonly Dictionary<int, string> _strings = [];
    private char[]? _copy;

    private DocumentText(string text) => _text = text;

    /// <summary>What the parser may read.</summary>
    public string Readable { get; private set; } = "";

    /// <summary>Why the text is no GraphQL, where that was found out.</summary>
    public RequestError? Error { get; private set; }

    /// <param name="text">As <see cref="DocumentScan"/> leaves it: without comments, its lines ended by line feeds.</param>
    public static DocumentText Read(string text)
    {
        var document = new DocumentText(text);
        if (text.AsSpan().ContainsAny(Unusual) || !Ascii.IsValid(text)) document.Scan();
        document.Readable = document._copy is { } copy ? new(copy) : text;
        return document;
    }

    /// <summary>Gives the strings that were hidden from the parser their values.</summary>
    public void Complete(GraphQLDocument document)
    {
        if (_strings.Count > 0) new HiddenStrings(_strings).PutInto(document);
    }

    private void Scan()
    {
        var place = new DescriptionPlace();
        (int Start, int End)? description = null;
        for (var i = 0; i < _text.Length && Error is null;)
        {
            var start = i;
            var c = _text[i];
            switch (c)
            {
                case ' ' or '\t' or '\n' or '\r' or ',' or '\uFEFF':
                    i++;
                    continue;
                case '"':
                    i = _text.AsSpan(i).StartsWith("\"\"\"") ? Block(i) : String(i);
                    break;
                case '-' or (>= '0' and <= '9'):
                    i = Number(i);
                    break;
                default:
                    if (char.IsSurrogate(c)) Fail(i, "Half of a surrogate pair, or a character outside of strings and comments.");
                    // Some cannot be seen, and others look like those of ASCII: spaces and quotes of word processors and pages.
                    if (!char.IsAscii(c)) Fail(i, $"Unexpected character '{c}' (U+{(int)c:X4}). Outside of strings and comments write plain spaces, straight quotes and names of ASCII letters.");
                    i = EndOfWord(i);
                    break;
            }

            var token = _text.AsSpan(start, i - start);
            if (description is { } before && place.Describes(token)) Blank(before.Start, before.End);
            description = c == '"' && place.MayDescribe ? (start, i) : null;
            place.Pass(token);
        }
    }

    private int EndOfWord(int i)
    {
        var end = i;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_')) end++;
        return Math.Max(end, i + 1);
    }

    private int Number(int i)
    {
        var rest = _text.AsSpan(i);
        var end = i;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '.' or '_' or '+' or '-'))
        {
            if (end > i && _text[end] is '+' or '-' && _text[end - 1] is not ('e' or 'E')) break;
            end++;
        }

        // Neither a letter nor a dot may follow a number (section 2.9.1): 1a is no 1 and a.
        if (end > i + 1 || rest[0] != '-')
            if (!IsNumber(_text.AsSpan(i, end - i))) Fail(i, $"'{_text.AsSpan(i, Math.Min(end - i, 40))}' is no number.{(i > 0 && char.IsAsciiDigit(_text[i - 1]) ? " Write dates in quotes, such as \"2000-12-31\"." : "")}");
        return Math.Max(end, i + 1);
    }

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var i = text[0] == '-' ? 1 : 0;
        var whole = Digits(text, ref i);
        if (whole == 0 || (whole > 1 && text[i - whole] == '0')) return false;
        if (i < text.Length && text[i] == '.')
        {
            i++;
            if (Digits(text, ref i) == 0) return false;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-') i++;
            if (Digits(text, ref i) == 0) return false;
        }

        return i == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int i)
    {
        var start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        return i - start;
    }

    // Up to its end, or to that of its line, where the parser stops.
    private int String(int start)
    {
        var hide = false;
        var i = start + 1;
        for (; i < _text.Length && _text[i] is not ('"' or '\n' or '\r') && Error is null; i++)
        {
            if (_text[i] == '\\')
            {
                var escape = Escapes.Length(_text, i, out var known);
                if (escape == 0) Fail(i, "The escape is none of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0041 \\u{1F600}, or stands for half of a surrogate pair or for no character.");
                hide |= !known;
                i += Math.Max(escape - 1, 0);
            }
            else if (IsHalf(i))
            {
                Fail(i, "Half of a surrogate pair.");
            }
            else
            {
                hide |= _text[i] < ' ' && _text[i] != '\t';
                if (char.IsHighSurrogate(_text[i])) i++;
            }
        }

        if (Error is not null || i >= _text.Length || _text[i] != '"') return i;
        i++;
        if (hide) Hide(start, i, quotes: 1, Escapes.Decode(_text.AsSpan(start + 1, i - start - 2)));
        return i;
    }

    private int Block(int start)
    {
        var hide = false;
        var i = start + 3;
        for (; i < _text.Length && Error is null; i++)
        {
            var rest = _text.AsSpan(i);
            if (rest.StartsWith("\"\"\""))
            {
                if (hide) Hide(start, i + 3, quotes: 3, BlockString.Decode(_text.AsSpan(start + 3, i - start - 3)));
                return i + 3;
            }

            if (rest.StartsWith("\\\"\"\"")) i += 3;
            else if (IsHalf(i)) Fail(i, "Half of a surrogate pair.");
            else if (char.IsHighSurrogate(rest[0])) i++;
            else hide |= rest[0] < ' ' && rest[0] is not ('\t' or '\n' or '\r');
        }

        return i;
    }

    private bool IsHalf(int i) => char.IsHighSurrogate(_text[i]) ? i + 1 == _text.Length || !char.IsLowSurrogate(_text[i + 1]) : char.IsLowSurrogate(_text[i]);

    private void Blank(int start, int end) => Fill(start, end, ' ');

    private void Hide(int start, int end, int quotes, string value)
    {
        Fill(start + quotes, end - quotes, 'x');
        // The parser counts a block string from one of its three quotes.
        for (var i = 0; i < quotes; i++) _strings[start + i] = value;
    }

    // Lines stay.
    private void Fill(int start, int end, char filler)
    {
        foreach (ref var c in Copy().AsSpan(start, end - start))
            if (c is not ('\n' or '\r')) c = filler;
    }

    private char[] Copy() => _copy ??= _text.ToCharArray();

    private void Fail(int place, string message)
    {
        Error ??= new(ErrorCodes.Syntax, message, [Location.FromLinearPosition(_text, place)]);
    }
}
