using System.Buffers;
using GraphQLParser;

namespace CooperationGraph.Execution.Planning;

/// <summary>
/// One pass over a document's text before anything else reads it. It refuses what is too much, too deep or too long, so that whatever parses,
/// walks or formats the document afterwards ends soon and on a small stack; and it makes the text that the parser is given. It knows tokens only as
/// far as the bounds need: what is no GraphQL is left to the parser, which tells it better.
/// </summary>
internal sealed class DocumentScan
{
    // The library pads a syntax error by one character at a time up to its column: 900,000 columns took 33 minutes, 8,000 take milliseconds. So the
    // parser gets a text whose lines are broken at white space, and what has none for longer is refused.
    private const int WideLine = 1000;
    private const int MaxStretch = 8192;

    // A misspelt name is compared with every known one, a number is converted: both grow with the square of the length.
    private const int MaxName = 250;
    private const int MaxNumber = 1000;

    private static readonly SearchValues<char> Word = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> Number = SearchValues.Create("+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r");
    private static readonly SearchValues<char> TextParts = SearchValues.Create("\"\\\n\r");

    private readonly string _text;
    private readonly EngineOptions _options;
    private char[]? _copy;
    private int _lineStart;
    private int _tokens;
    private int _depth;
    private int _valuesFrom = int.MaxValue;

    private DocumentScan(string text, EngineOptions options) => (_text, _options) = (text, options);

    /// <summary>Which bound the text is over; null for none.</summary>
    /// <param name="readable">
    /// What the parser may read: of the same length, with the same tokens at the same places. Comments are blank, long lines are broken at white space, and
    /// every line ends with a line feed, for the library counts lines in two ways that disagree about a lone carriage return.
    /// </param>
    public static RequestError? Check(string text, EngineOptions options, out string readable)
    {
        var scan = new DocumentScan(text, options);
        var refusal = scan.Run();
        readable = scan._copy is { } copy ? new(copy) : text;
        return refusal;
    }

    /// <summary>The place in the original text of a place in the readable one.</summary>
    public static Location Original(string text, string readable, Location location)
    {
        var start = 0;
        for (var line = 1; line < location.Line && readable.IndexOf('\n', start) is >= 0 and var end; line++) start = end + 1;
        return Place.Of(text, start + location.Column - 1);
    }

    private RequestError? Run()
    {
        var i = 0;
        while (i < _text.Length)
        {
            var start = i;
            var c = _text[i];
            switch (c)
            {
                case '\n':
                    _lineStart = ++i;
                    break;
                case '\r':
                    i = LineEnd(i);
                    break;
                case ' ' or '\t' or ',' or '\uFEFF':
                    if (i++ - _lineStart >= WideLine) Break(start);
                    break;
                case '#':
                    i = Comment(i);
                    break;
                default:
                    if (++_tokens > _options.MaxTokens)
                        return new(ErrorCodes.Tokens, $"The document has more than {_options.MaxTokens} tokens. Send a shorter one, and put long lists into variables.");
                    i = Token(c, i);
                    if (Refusal(c, start, i) is { } refusal) return refusal;
                    break;
            }
        }

        return null;
    }

    private int Token(char c, int i)
    {
        switch (c)
        {
            case '(':
                if (_valuesFrom == int.MaxValue) _valuesFrom = _depth;
                _depth++;
                return i + 1;
            case '{' or '[':
                _depth++;
                return i + 1;
            case ')' or '}' or ']':
                if (--_depth <= _valuesFrom) _valuesFrom = int.MaxValue;
                return i + 1;
            case '.':
                return _text.AsSpan(i).StartsWith("...") ? i + 3 : i + 1;
            case '"':
                return _text.AsSpan(i).StartsWith("\"\"\"") ? Block(i + 3) : String(i + 1);
            case '-' or (>= '0' and <= '9'):
                return EndOf(i, Number);
            default:
                return Word.Contains(c) ? EndOf(i, Word) : i + 1;
        }
    }

    private RequestError? Refusal(char c, int start, int end)
    {
        if (_depth > _options.MaxNesting)
            return new(ErrorCodes.Depth, $"The document nests braces, brackets and parentheses more than {_options.MaxNesting} deep. Ask in several requests.");
        if (_valuesFrom != int.MaxValue && _depth - _valuesFrom - 1 > _options.MaxInputDepth)
            return new(ErrorCodes.Depth, $"The document nests input values more than {_options.MaxInputDepth} deep. Ask in several requests.");
        var isNumber = c is '-' or (>= '0' and <= '9');
        if (isNumber && end - start > MaxNumber)
            return new(ErrorCodes.Tokens, $"The document has a number of {end - start} characters; at most {MaxNumber} are allowed. Write an ID as a text.");
        if (!isNumber && Word.Contains(c) && end - start > MaxName)
            return new(ErrorCodes.Tokens, $"The document has a name of {end - start} characters; at most {MaxName} are allowed.");
        if (end - _lineStart > MaxStretch)
            return new(ErrorCodes.Tokens, $"The document has a stretch of {end - _lineStart} characters without white space between tokens; at most {MaxStretch} are allowed. Put long texts into variables.");
        return null;
    }

    private int EndOf(int i, SearchValues<char> characters) => _text.AsSpan(i).IndexOfAnyExcept(characters) is >= 0 and var length ? i + length : _text.Length;

    // Up to its end, or to that of its line, where the parser stops.
    private int String(int i)
    {
        while (_text.AsSpan(i).IndexOfAny(TextParts) is >= 0 and var length)
        {
            i += length;
            if (_text[i] is '\n' or '\r') return i;
            if (_text[i] == '"') return i + 1;
            if (++i == _text.Length) return i;
            if (_text[i] is not ('\n' or '\r')) i++;
        }

        return _text.Length;
    }

    private int Block(int i)
    {
        while (_text.AsSpan(i).IndexOfAny(TextParts) is >= 0 and var length)
        {
            i += length;
            var rest = _text.AsSpan(i);
            switch (rest[0])
            {
                case '\n':
                    _lineStart = ++i;
                    break;
                case '\r':
                    i = LineEnd(i);
                    break;
                case '\\':
                    i += rest.StartsWith("\\\"\"\"") ? 4 : 1;
                    break;
                default:
                    if (rest.StartsWith("\"\"\"")) return i + 3;
                    i++;
                    break;
            }
        }

        return _text.Length;
    }

    private int LineEnd(int i)
    {
        // Before a line feed it is part of that.
        if (i + 1 < _text.Length && _text[i + 1] == '\n') return i + 1;
        Break(i);
        return i + 1;
    }

    private int Comment(int i)
    {
        var end = _text.AsSpan(i).IndexOfAny(LineEnds) is >= 0 and var length ? i + length : _text.Length;
        (_copy ??= _text.ToCharArray()).AsSpan(i, end - i).Fill('\n');
        _lineStart = end;
        return end;
    }

    private void Break(int i)
    {
        (_copy ??= _text.ToCharArray())[i] = '\n';
        _lineStart = i + 1;
    }
}
